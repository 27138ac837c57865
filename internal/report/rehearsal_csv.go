package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"safeguard/internal/rehearsal"
	"safeguard/internal/safetext"
)

// csvHeader names the columns: one row for each answer to each question, at the
// end, at first, as a silent answer, or as the panel has it.
func csvHeader() []string {
	return []string{"fictitious", "scenario", "scenario-file", "procedure", "edition", "procedure-file", "sittings", "question", "subject", "ask", "moment", "answer", "words", "n", "of"}
}

// RoomsCSV writes how the answers fell as comma-separated values, for a
// spreadsheet. A cell that one would take for a formula has an apostrophe before
// it. Nothing in it tells one sitting from another.
func RoomsCSV(w io.Writer, rooms []*rehearsal.Room) error {
	out := csv.NewWriter(w)
	if err := out.Write(csvHeader()); err != nil {
		return err
	}
	for _, r := range rooms {
		for i := range r.Splits {
			if err := out.WriteAll(splitRows(r, &r.Splits[i])); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func splitRows(r *rehearsal.Room, s *rehearsal.Split) [][]string {
	var rows [][]string
	add := func(moment string, shares []rehearsal.Share, of int) {
		for _, share := range shares {
			rows = append(rows, csvCells("fictitious", r.Scenario.ID, r.Scenario.Digest, r.Procedure.ID, r.Procedure.Edition, r.Procedure.Digest, fmt.Sprint(r.N),
				s.Question, s.Subject, s.Ask, moment, answerCell(share.Answer), share.Words, fmt.Sprint(share.N), fmt.Sprint(of)))
		}
	}
	add("last", s.Answers, s.N)
	add("first", s.First, countShares(s.First))
	add("vote", s.Votes, s.Voters)
	add("panel", []rehearsal.Share{{Said: s.Panel, N: 1}}, 1)
	return rows
}

// answerCell is an answer as its ids, without what JSON puts around them.
func answerCell(answer json.RawMessage) string {
	var ids []string
	if json.Unmarshal(answer, &ids) == nil {
		return strings.Join(ids, ", ")
	}
	return textOf(answer)
}

func csvCells(cells ...string) []string {
	for i, cell := range cells {
		cells[i] = safetext.Clean(guardSeparated(guardCell(cell)))
	}
	return cells
}

// separated is what a spreadsheet that splits at semicolons, tabs or every line end
// would take for a formula in a cell of its own.
var separated = regexp.MustCompile(`((?:^|[;\t\n])[ \x{A0}"]*)([=+\-@＝＋－＠])`)

func guardSeparated(text string) string { return separated.ReplaceAllString(text, "$1'$2") }
