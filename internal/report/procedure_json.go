package report

import (
	"encoding/json"
	"io"

	"safeguard/internal/procedure"
)

// ProcedureJSON writes a procedure laid open as one JSON document: the same ids
// as in its file, with every reference followed.
func ProcedureJSON(w io.Writer, p *procedure.Procedure) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(openProcedure(p))
}

type procedureJSON struct {
	Format     int             `json:"format"`
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Edition    string          `json:"edition"`
	ReviewBy   string          `json:"review-by"`
	Digest     string          `json:"digest"`
	Source     string          `json:"source"`
	Paragraphs []paragraphJSON `json:"paragraphs"`
	Subjects   []kindJSON      `json:"subjects"`
	Questions  []questionJSON  `json:"questions"`
	Stages     []stageJSON     `json:"stages"`
	Trees      []treeJSON      `json:"trees"`
	Outcomes   []outcomeJSON   `json:"outcomes"`
	Actions    []actionJSON    `json:"actions"`
	Guarantees []guaranteeJSON `json:"guarantees"`
}

type paragraphJSON struct {
	ID         string `json:"id"`
	Section    string `json:"section"`
	Gist       string `json:"gist"`
	Background bool   `json:"background"`
}

type kindJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Ask   string `json:"ask"`
	Min   int    `json:"min"`
}

type questionJSON struct {
	ID      string       `json:"id"`
	About   string       `json:"about"`
	Ask     string       `json:"ask"`
	Help    string       `json:"help"`
	Type    string       `json:"type"`
	Options []optionJSON `json:"options"`
	When    string       `json:"when"` // in words; "" where it is always asked
	Cite    []string     `json:"cite"`
}

type optionJSON struct {
	ID     string   `json:"id"`
	Label  string   `json:"label"`
	Alerts []string `json:"alerts"`
}

type stageJSON struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	When      string   `json:"when"`
	Subjects  []string `json:"subjects"`
	Checklist []string `json:"checklist"`
	Trees     []string `json:"trees"`
}

type treeJSON struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	ForEach string     `json:"for-each"`
	Leaves  []string   `json:"leaves"` // most protective first where the file says so
	Root    branchJSON `json:"root"`
}

// A branchJSON is a leaf (outcome), a question (ask) or a condition (if), with
// an edge for each reply.
type branchJSON struct {
	Outcome string     `json:"outcome,omitempty"`
	Ask     string     `json:"ask,omitempty"`
	If      string     `json:"if,omitempty"`
	Edges   []edgeJSON `json:"edges,omitempty"`
}

type edgeJSON struct {
	Reply string     `json:"reply"`
	To    branchJSON `json:"to"`
}

type outcomeJSON struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Duty    string   `json:"duty"`
	Opens   bool     `json:"opens"`
	Cite    []string `json:"cite"`
	Actions []string `json:"actions"`
}

type actionJSON struct {
	ID     string   `json:"id"`
	Do     string   `json:"do"`
	DoNot  string   `json:"do-not"`
	Until  string   `json:"until"`
	By     string   `json:"by"`
	Duty   string   `json:"duty"`
	Urgent bool     `json:"urgent"`
	When   string   `json:"when"`
	Cite   []string `json:"cite"`
}

type guaranteeJSON struct {
	ID      string `json:"id"`
	Says    string `json:"says"`
	Tree    string `json:"tree"`
	Verdict string `json:"verdict"`
	Outcome string `json:"outcome"`
}

func openProcedure(p *procedure.Procedure) procedureJSON {
	return procedureJSON{
		Format: procedure.Format, ID: p.ID, Title: p.Title, Edition: p.Edition,
		ReviewBy: p.ReviewBy.String(), Digest: p.Digest, Source: p.Source.Title,
		Paragraphs: each(p.Source.Paragraphs, func(q *procedure.Paragraph) paragraphJSON {
			return paragraphJSON{q.ID, q.Section, q.Gist, q.Background}
		}),
		Subjects: each(p.Kinds, func(k *procedure.Kind) kindJSON { return kindJSON{k.ID, k.Label, k.Ask, k.Min} }),
		Questions: each(p.Questions, func(q *procedure.Question) questionJSON {
			return questionJSON{q.ID, idOf(q.About), q.Ask.String(), q.Help.String(), q.Type.String(), each(q.Options, openOption), whenWords(q.When), paragraphIDs(q.Cite)}
		}),
		Stages: each(p.Stages, func(s *procedure.Stage) stageJSON {
			return stageJSON{
				s.ID, s.Title, whenWords(s.When), each(s.Kinds, idOf),
				each(s.Checklist, func(q *procedure.Question) string { return q.ID }), each(s.Trees, treeID),
			}
		}),
		Trees: each(p.Trees, func(t *procedure.Tree) treeJSON {
			return treeJSON{t.ID, t.Title.String(), idOf(t.For), each(t.Leaves, outcomeID), openBranch(t.Root)}
		}),
		Outcomes: each(p.Outcomes, func(o *procedure.Outcome) outcomeJSON {
			return outcomeJSON{o.ID, o.Title.String(), o.Duty.String(), o.Opens, paragraphIDs(o.Cite), each(o.Actions, actionID)}
		}),
		Actions: each(p.Actions, func(a *procedure.Action) actionJSON {
			return actionJSON{a.ID, a.Do.String(), a.DoNot.String(), a.Until.String(), a.By, a.Duty.String(), a.Urgent, whenWords(a.When), paragraphIDs(a.Cite)}
		}),
		Guarantees: each(p.Guarantees, func(g *procedure.Guarantee) guaranteeJSON {
			return guaranteeJSON{g.ID, g.Says, g.Tree.ID, g.Verdict.String(), g.Outcome.ID}
		}),
	}
}

// each maps a list; an empty one stays a list in JSON.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

func idOf(k *procedure.Kind) string {
	if k == nil {
		return ""
	}
	return k.ID
}

func actionID(a *procedure.Action) string { return a.ID }

func paragraphIDs(list []*procedure.Paragraph) []string {
	return each(list, func(p *procedure.Paragraph) string { return p.ID })
}

func whenWords(c *procedure.Condition) string {
	if c == nil {
		return ""
	}
	return conditionWords(c)
}

func openOption(o *procedure.Option) optionJSON {
	return optionJSON{o.ID, o.Label.String(), each(o.Alerts, actionID)}
}

func openBranch(b *procedure.Branch) branchJSON {
	switch {
	case b.Outcome != nil:
		return branchJSON{Outcome: b.Outcome.ID}
	case b.If != nil:
		return branchJSON{If: conditionWords(b.If), Edges: []edgeJSON{{"yes", openBranch(b.Then)}, {"no", openBranch(b.Else)}}}
	}
	j := branchJSON{Ask: b.Ask.ID}
	for i, below := range b.Answers {
		j.Edges = append(j.Edges, edgeJSON{b.Ask.Options[i].ID, openBranch(below)})
	}
	if b.NotKnown != nil {
		j.Edges = append(j.Edges, edgeJSON{procedure.NotKnown, openBranch(b.NotKnown)})
	}
	return j
}
