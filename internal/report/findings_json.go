package report

import (
	"io"
	"math/big"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/prove"
	"safeguard/internal/safetext"
)

// FindingsJSON writes findings, claims and what was disabled as one indented
// JSON document. Keys are never left out.
func FindingsJSON(w io.Writer, r *Findings) error {
	j := jsonWriter{}
	j.open('{')
	j.key("format").raw("1")
	list(&j, "files", r.Files, j.checkedFile)
	list(&j, "unreadable", r.Unreadable, func(u *Unreadable) {
		j.key("path").exact(u.Path)
		j.key("why").string(brief(u.Why))
	})
	j.key("summary")
	j.totals(r.totals())
	j.close('}')
	return indented(w, j.b)
}

// exact appends a string whole: what may not be shown stands in it by its
// number.
func (j *jsonWriter) exact(s string) {
	from := len(j.b)
	j.string(s)
	j.b = append(j.b[:from], safetext.JSON(string(j.b[from:]))...)
}

func (j *jsonWriter) exactList(words []string) {
	j.open('[')
	for _, word := range words {
		j.comma()
		j.exact(word)
	}
	j.close(']')
}

func (j *jsonWriter) place(at fault.Place) {
	j.key("line").int(at.Line)
	j.key("column").int(at.Column)
}

func (j *jsonWriter) checkedFile(f *CheckedFile) {
	j.key("path").exact(f.Path)
	j.key("kind").string(f.Kind.String())
	j.key("procedure").string(brief(f.Procedure))
	j.key("checked-whole").bool(bool(f.Covered))
	n := -1
	list(j, "findings", f.Findings, func(one *check.Finding) {
		n++
		j.finding(one, f.witnessFile(n))
	})
	list(j, "claims", f.Claims, j.claim)
	list(j, "disabled", f.Disabled, func(d *check.Disabled) {
		j.place(d.Place)
		j.key("rule").string(d.Rule)
		j.key("severity").string(d.Severity.String())
		j.key("message").string(brief(d.Message))
		j.key("reason").string(brief(d.Reason))
		j.key("reason-line").int(d.Why.Line)
	})
}

func (j *jsonWriter) finding(f *check.Finding, witnessFile string) {
	j.place(f.Place)
	j.key("rule").string(f.Rule)
	j.key("severity").string(f.Severity.String())
	j.key("message").string(brief(f.Message))
	j.key("hint").string(brief(f.Hint))
	j.key("also")
	j.also(f.Also)
	j.key("of").string(f.Of)
	j.key("sets")
	j.big(f.Sets)
	j.key("in")
	j.big(f.In)
	words(j, "patterns", f.Patterns, brief)
	j.key("witness")
	j.answersFile(f.Witness)
	j.key("witness-file").exact(witnessFile)
}

func (j *jsonWriter) also(a fault.Also) {
	if a.Says == "" {
		j.raw("null")
		return
	}
	j.open('{')
	j.place(a.Place)
	j.key("says").string(brief(a.Says))
	j.close('}')
}

// big appends a number that may be larger than readers of JSON can hold, and so
// as a string; null where there is none.
func (j *jsonWriter) big(n *big.Int) {
	if n == nil {
		j.raw("null")
		return
	}
	j.string(n.String())
}

func (j *jsonWriter) claim(c *prove.Claim) {
	j.key("rule").string(c.Rule)
	j.key("of").string(c.Of)
	j.key("says").string(brief(c.Says))
	j.key("verdict").string(c.Verdict.String())
}

func (j *jsonWriter) totals(t totals) {
	j.open('{')
	j.key("files").int(t.files)
	for severity, n := range t.found {
		j.key(check.Severity(severity).String() + "s").int(n)
	}
	j.key("disabled").int(t.disabled)
	j.key("claims-proved").int(t.claims[prove.Holds])
	j.key("claims-failing").int(t.claims[prove.Fails])
	j.key("claims-not-decided").int(t.claims[prove.Undecided])
	j.key("unreadable").int(t.unreadable)
	j.close('}')
}
