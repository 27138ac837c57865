package field_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// A reader is the least that reads by a table.
type reader struct{ faults fault.List }

func (r *reader) Report(at fault.Place, rule, message, hint string) {
	r.faults.Add(fault.Fault{Place: at, Rule: rule, Message: message, Hint: hint})
}

func (*reader) Closest(wrong string, among []string) string { return yamldoc.Closest(wrong, among) }

type size uint8

type parcel struct {
	to, note string
	from     field.Word
	tags     []field.Word
	sent     calendar.Date
	fragile  bool
	weight   int
	size     size
}

var parcelFields = []field.Field[*reader, parcel]{
	field.Need(field.Text[*reader]("to", "who gets it", func(p *parcel) *string { return &p.to })),
	field.Text[*reader]("note", "what to know of it", func(p *parcel) *string { return &p.note }),
	field.New("from", field.IDShape("the id of a depot"), "where it comes from", func(r *reader, n *yamldoc.Node, p *parcel) {
		p.from, _ = field.ReadWord(r, n, "from")
	}),
	field.New("tags", field.ListShape("a list of tags", field.IDShape("a tag")), "what it goes by", func(r *reader, n *yamldoc.Node, p *parcel) {
		p.tags = field.ReadWords(r, n, "tags")
	}),
	field.Date[*reader]("sent", "the day it left", func(p *parcel) *calendar.Date { return &p.sent }),
	field.Flag[*reader]("fragile", "true where it breaks", func(p *parcel) *bool { return &p.fragile }),
	field.Need(field.Number[*reader]("weight", "in kilograms", 1, 30, func(p *parcel) *int { return &p.weight })),
	field.Enum[*reader]("size", "how big it is", []string{"small", "large"}, func(p *parcel) *size { return &p.size }),
}

func readParcel(t *testing.T, text string) (parcel, field.Misspelt, []fault.Fault) {
	t.Helper()
	root, faults := yamldoc.Parse("parcel.yaml", []byte(text))
	if root == nil {
		t.Fatal(faults.All())
	}
	var p parcel
	r := &reader{}
	wrong := field.Read(r, root.Place, root, "the parcel", parcelFields, &p)
	return p, wrong, r.faults.All()
}

func TestEveryKeyOfATableIsRead(t *testing.T) {
	got, wrong, faults := readParcel(t, "to: ' A '\nfrom: north\ntags: [a, b]\nsent: 2026-11-23\nfragile: true\nweight: 30\nsize: large\n")
	if len(wrong) > 0 || len(faults) > 0 {
		t.Fatal(wrong, faults)
	}
	if got.to != "A" || got.from.ID != "north" || got.from.At.Line != 2 || len(got.tags) != 2 || got.tags[1].ID != "b" {
		t.Errorf("got %+v", got)
	}
	if got.sent.String() != "2026-11-23" || !got.fragile || got.weight != 30 || got.size != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestAMistakeIsReportedAtItsPlaceInTheWordsOfTheTable(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the whole is a list", "[to, weight]", `1:1 the parcel is a list, where keys with values are wanted [wrong-kind]`},
		{"a needed key is missing", "to: A", `1:1 the parcel has no "weight", which is needed: a whole number from 1 to 30 [missing-key]`},
		{"a key is unknown", "{to: A, weight: 1, colour: red}", `1:20 the parcel has a key "colour", which the format does not know [unknown-key] known here: to, note, from, tags, sent, fragile, weight, size`},
		{"a comma ends a text", "{to: A, weight: 1, note: by hand, with care}", `1:35 the parcel has a key "with care": the comma before it ended the text, where braces stand around both [unknown-key] put the whole text in quotes`},
		{"a needed key is misspelt, and not missed too", "{to: A, wieght: 1}", `1:9 the parcel has a key "wieght", which the format does not know [unknown-key] did you mean "weight"?`},
		{"a key stands there twice in two spellings", "{to: A, weight: 1, wieght: 2}", `1:20 the parcel has a key "wieght", which the format does not know [unknown-key] did you mean "weight"?`},
		{"a key has nothing behind it", "weight: 1\nto:", `2:1 "to" has nothing behind it [empty-value]`},
		{"a text has no words", `{weight: 1, to: " "}`, `1:17 "to" has no words [empty-value]`},
		{"a text is a number", "{weight: 1, to: 12}", `1:17 "to" is the number 12, where a text is wanted [quote-it] put it in quotes: "12"`},
		{"a text is a mapping", "{weight: 1, to: {name: A}}", `1:17 "to" is a mapping, where a text is wanted [wrong-kind]`},
		{"a text begins with a brace", "{weight: 1, to: {child}}", `1:17 "to" begins with a brace, so it is read as a mapping, where a text is wanted [wrong-kind] put the text in quotes: "{child}"`},
		{"a list is a word", "{to: A, weight: 1, tags: old}", `1:26 "tags" is the text "old", where a list is wanted [wrong-kind] write it as [old]`},
		{"a list is several words", "{to: A, weight: 1, tags: 'old, 7.4'}", `1:26 "tags" is the text "old, 7.4", where a list is wanted [wrong-kind] write it as [old, "7.4"]`},
		{"a flag is a yes", "{to: A, weight: 1, fragile: yes}", `1:29 "fragile" is the text "yes", where true or false is wanted [wrong-value] write true`},
		{"a list names a word twice", "{to: A, weight: 1, tags: [a, a]}", `1:30 "tags" names "a" twice [named-twice]`},
		{"a date is a number", "{to: A, weight: 1, sent: 2026}", `1:26 "sent" is the number 2026, where a date such as 2026-11-23 is wanted [wrong-value]`},
		{"a day is not in the calendar", "{to: A, weight: 1, sent: 2026-02-31}", `1:26 "sent": 2026-02-31: February 2026 has 28 days [bad-date]`},
		{"a flag is a word", "{to: A, weight: 1, fragile: perhaps}", `1:29 "fragile" is the text "perhaps", where true or false is wanted [wrong-value]`},
		{"a number is too big", "{to: A, weight: 31}", `1:17 "weight" is the number 31, where a whole number from 1 to 30 is wanted [wrong-value]`},
		{"a number begins with a zero", "{to: A, weight: 012}", `1:17 "weight" is the number 012, where a whole number from 1 to 30 is wanted [wrong-value]`},
		{"a word is not one of those there are", "{to: A, weight: 1, size: smal}", `1:26 "size" is "smal", where "small" or "large" is wanted [unknown-word] did you mean "small"?`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, faults := readParcel(t, c.text)
			var got []string
			for _, f := range faults {
				got = append(got, strings.ReplaceAll(f.String(), "\n  hint:", ""))
			}
			if len(faults) != 1 {
				t.Fatalf("got %d faults, want one:\n%s", len(faults), strings.Join(got, "\n"))
			}
			place, rest, _ := strings.Cut(c.want, " ")
			if at := faults[0].Place; place != show(at) || got[0] != rest {
				t.Errorf("got\n%s %s\nwant\n%s", show(at), got[0], c.want)
			}
		})
	}
}

func show(at fault.Place) string { return fmt.Sprintf("%d:%d", at.Line, at.Column) }

func TestAMisspeltKeyCountsAsTried(t *testing.T) {
	root, _ := yamldoc.Parse("parcel.yaml", []byte("{to: A, wieght: 1}"))
	_, wrong, _ := readParcel(t, "{to: A, wieght: 1}")
	for key, want := range map[string]bool{"to": true, "weight": true, "size": false} {
		if got := wrong.Tried(root, key); got != want {
			t.Errorf("tried %q: got %v, want %v", key, got, want)
		}
	}
}

func TestAKeyThatIsThereIsNotMeantByAnother(t *testing.T) {
	if _, wrong, _ := readParcel(t, "{to: A, weight: 1, wieght: 2}"); len(wrong) > 0 {
		t.Errorf("got %v, want none that is missed", wrong)
	}
}

func TestThePatternOfAnIDTakesWhatIsTakenForOne(t *testing.T) {
	pattern := regexp.MustCompile(field.IDPattern)
	for _, s := range []string{"a", "a-b", "a1", "a-1", "not-known", "", "1a", "-a", "a-", "a--b", "A", "a_b", "a b", "\u00e9", "a\n"} {
		if got, want := pattern.MatchString(s), field.IsID(s); got != want {
			t.Errorf("%q: the pattern says %v, want %v", s, got, want)
		}
	}
}

func TestAnIDIsProposedForWordsThatAreNone(t *testing.T) {
	for words, want := range map[string]string{"Late Collection": "late-collection", "seen_by": "seen-by", "4.5a": "", "--": "", "A": "a"} {
		if got := field.IDLike(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}
