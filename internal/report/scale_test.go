package report_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/record"
	"safeguard/internal/report"
)

// manyChildren is a case of so many children, all in danger, shown once.
func manyChildren(b *testing.B, n int, label string) report.CaseView {
	b.Helper()
	p := bundled(b)
	c, damage := record.Replay("K7QX-M2PD", p, []record.Event{{Number: 1, At: time.Unix(0, 0), Body: record.Opened{Format: record.Format, Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}}}})
	if damage != nil {
		b.Fatal(damage)
	}
	now := answers.New(p)
	list := answers.List{Given: true}
	for i := range n {
		list.Labels = append(list.Labels, fmt.Sprint(label, i))
	}
	now.SetList(p.Kinds[0], list)
	for i := range n {
		now.Set(p.Question("immediate-risk"), i, answers.Value{Given: true, Options: 1})
		now.Set(p.Question("continuing-risk"), i, answers.Value{Given: true, Options: 1})
	}
	c.Answers = now
	return report.CaseView{Case: c}
}

// Ten times the children, or the letters, take about ten times as long.
func BenchmarkCaseOfMany(b *testing.B) {
	for _, size := range []struct {
		name  string
		n     int
		label string
	}{{"1000 children", 1000, "Child "}, {"10000 children", 10_000, "Child "}, {"a label of 100000 letters", 1, strings.Repeat("x", 100_000)}, {"a label of 1000000 letters", 1, strings.Repeat("x", 1_000_000)}} {
		v := manyChildren(b, size.n, size.label)
		for _, w := range caseWriters {
			b.Run(size.name+"/"+w.name, func(b *testing.B) {
				for b.Loop() {
					if err := w.write(io.Discard, v); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
