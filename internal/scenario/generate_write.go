package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// write writes the case as a scenario file.
func (m *maker) write(id string, o GenerateOptions) []byte {
	var b strings.Builder
	path := decide.Decide(m.end)
	dealt, everybody := cards(m.start)
	fmt.Fprintf(&b, "# %s.yaml\n# FICTITIOUS. Generated with seed %d.\n", id, o.Seed)
	fmt.Fprintf(&b, "format: %d\nid: %s\nprocedure: %s\nedition: %s\n", Format, id, plain(m.p.ID), strconv.Quote(m.p.Edition))
	fmt.Fprintf(&b, "title: %s\nlevel: %s\n", m.title(path, o), m.level())
	m.writeAims(&b)
	writeText(&b, "", "welfare", "This case may touch on harm that somebody in the room knows from their own life. Anyone may step out at any time, without giving a reason, and talk to the trainer afterwards.")
	opening := []string{"FICTITIOUS. This case was made up by lot. It is " + someDay().Long() + "."}
	writeText(&b, "", "opening", slices.Concat(opening, people(m.start), everybody)...)
	if len(dealt) > 0 {
		b.WriteString("roles:\n")
		for _, c := range dealt {
			writeText(&b, "  ", plain(field.IDLike(c.agency)), c.facts...)
		}
	}
	_, said, _ := strings.Cut(string(m.start.YAML()), "\n") // without the procedure, which stands above
	if b.WriteString(said); !strings.Contains("\n"+said, "\nanswers:\n") {
		b.WriteString("answers: {}\n")
	}
	m.writeNews(&b)
	writeExpectation(&b, path)
	m.writePanel(&b, path)
	m.writeFacilitator(&b, path, o.Seed)
	return []byte(b.String())
}

// title names a case by its seed and, where that was asked for, by what it comes
// to. It is ready for YAML.
func (m *maker) title(path *decide.Path, o GenerateOptions) string {
	title := fmt.Sprintf("A generated case, seed %d", o.Seed)
	if o.Reach == nil {
		return title
	}
	says := o.Reach.Title.Fill(settlesOn(path, o.Reach).Subject.Label(m.end))
	return strconv.Quote(safetext.Line(title + ": " + says))
}

// level takes a case with nothing to go back for as a first one.
func (m *maker) level() Level {
	if len(m.news) == 0 {
		return First
	}
	return Further
}

func (m *maker) writeAims(b *strings.Builder) {
	b.WriteString("aims:\n  - Answer what somebody at the table knows, and leave as not known what nobody does.\n")
	for _, k := range m.p.Kinds {
		if m.end.Subjects(k) > 1 {
			fmt.Fprintf(b, "  - %s\n", strconv.Quote(safetext.Line("Look at each "+inASentence(k.Label)+" alone.")))
		}
	}
	if len(m.news) > 0 {
		b.WriteString("  - Go back to an earlier answer when news arrives.\n")
	}
}

// writeNews writes the injects.
func (m *maker) writeNews(b *strings.Builder) {
	for n, news := range m.news {
		if n == 0 {
			b.WriteString("injects:\n")
		}
		q := news.item.Question
		from := "Word comes in"
		if who := q.KnownBy.Fill(news.item.Of().Label(m.end)); who != "" {
			from += " from " + who
		}
		fmt.Fprintf(b, "  - id: news-%d\n    after: %s\n", n+1, plain(news.after.ID))
		writeText(b, "    ", "tell", sentence(from)+" "+fact(m.end, news.item))
		value := string(answers.FormatValue(q, m.end.Value(q, news.item.Subject)))
		if q.About != nil {
			value = fmt.Sprintf("{%s: %s}", strconv.Quote(news.item.Of().Label(m.end)), value)
		}
		fmt.Fprintf(b, "    answers: {%s: %s}\n", strconv.Quote(q.ID), value)
	}
}

// writePanel writes the one view there is: what the decision itself rests on.
func (m *maker) writePanel(b *strings.Builder, path *decide.Path) {
	d := settlesOn(path, m.reach)
	cite := slices.Clone(m.reach.Cite)
	var because []string
	for _, item := range d.Trace {
		if item.Question == nil {
			because = append(because, listedInWords(m.end, item.List))
			continue
		}
		because = append(because, fact(m.end, item))
		for _, par := range item.Question.Cite {
			if !slices.Contains(cite, par) {
				cite = append(cite, par)
			}
		}
	}
	why := "The source points there whatever is answered."
	if len(because) > 0 {
		why = "The source points there because of what is known. " + strings.Join(because, " ")
	}
	b.WriteString("panel:\n")
	writeText(b, "  - ", "view", m.comesTo(path))
	writeText(b, "    ", "because", why)
	if len(cite) > 0 {
		ids := make([]string, len(cite))
		for i, par := range cite {
			ids[i] = strconv.Quote(par.ID)
		}
		fmt.Fprintf(b, "    cite: [%s]\n", strings.Join(ids, ", "))
	}
}

// comesTo says what the case settles on, and for whom.
func (m *maker) comesTo(path *decide.Path) string {
	d := settlesOn(path, m.reach)
	label := d.Subject.Label(m.end)
	says := m.reach.Title.Fill(label)
	if label != "" && !strings.Contains(says, label) {
		says = label + ": " + says
	}
	return sentence(says)
}

// listedInWords says who is listed of a kind.
func listedInWords(a *answers.Answers, k *procedure.Kind) string {
	return people(a)[k.Index]
}

func (m *maker) writeFacilitator(b *strings.Builder, path *decide.Path, seed uint64) {
	notes := []string{
		fmt.Sprintf("This scenario was generated with seed %d from edition %s of %s. The same seed gives it again, with the same edition and the same version of the program.", seed, m.p.Edition, m.p.ID),
		"It comes to this. " + m.comesTo(path),
	}
	if unknown := m.unknown(); len(unknown) > 0 {
		notes = append(notes, "Nobody knows these by the end, and they are to stay not known. "+strings.Join(unknown, " "))
	}
	for _, t := range path.Tensions {
		notes = append(notes, "Answers pull apart on purpose. "+t.Tension.Says.Fill(t.Subject.Label(m.end)))
	}
	notes = append(notes, "The facts were put together by lot, and no real case lies behind them. Where two of them sit oddly together, ask the room what could explain it.")
	writeText(b, "", "facilitator", notes...)
}

// mostUnknown bounds how many questions the facilitator's notes name.
const mostUnknown = 6

// unknown gives the questions that are not known at the end.
func (m *maker) unknown() []string {
	var list []string
	for _, item := range m.order {
		if item.List == nil && m.end.At(item.Question, item.Subject).NotKnown {
			list = append(list, item.Question.Ask.Fill(item.Of().Label(m.end)))
		}
	}
	if more := len(list) - mostUnknown; more > 0 {
		list = append(list[:mostUnknown], fmt.Sprintf("And %d more.", more))
	}
	return list
}

// lineLength is where a line of words ends.
const lineLength = 100

// writeText writes paragraphs as a folded block under a key. Words are written as
// they may be shown: nothing in such a block means anything to YAML.
func writeText(b *strings.Builder, indent, key string, paragraphs ...string) {
	fmt.Fprintf(b, "%s%s: >-\n", indent, key)
	inner := strings.Repeat(" ", len(indent)+2)
	for i, paragraph := range paragraphs {
		if i > 0 {
			b.WriteString("\n")
		}
		length := 0
		for _, word := range strings.Fields(safetext.Line(paragraph)) {
			wide := utf8.RuneCountInString(word)
			switch {
			case length == 0:
				b.WriteString(inner)
				length = len(inner)
			case length+1+wide > lineLength:
				b.WriteString("\n" + inner)
				length = len(inner)
			default:
				b.WriteString(" ")
				length++
			}
			b.WriteString(word)
			length += wide
		}
		b.WriteString("\n")
	}
}
