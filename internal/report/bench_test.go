package report_test

import (
	"os"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
)

func bundled(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return p
}

// fullCase answers everything about two children and two people.
const fullCase = `{"procedure":"child-abuse-ict","subjects":{"child":["Child A","Child B"],"person":["Person 1","Person 2"]},
"answers":{"concern":["accessing-images","exposure"],"family-aware":"no","family-plan-agreed":"yes","strategy-discussion":"held",
"visiting-children":"no","organised":"no","images-identified":"no","immediate-risk":{"Child A":"no","Child B":"yes"},
"meeting-planned":{"Child A":"no","Child B":"no"},"carer-protective":{"Child A":"yes","Child B":"no"},
"continuing-risk":{"Child A":"no","Child B":"yes"},"substantiated":{"Child A":"not-known"},
"person-age":{"Person 1":"adult","Person 2":"child"},"work-contact":{"Person 1":"yes","Person 2":"no"},
"trust-contact":{"Person 1":"no","Person 2":"no"},"left-household":{"Person 1":"left","Person 2":"never-lived-there"},
"child-connection":{"Child A":["in-household"],"Child B":["in-image","in-household"]},
"impact":{"Child A":"What the school has seen this week.","Child B":"Sleeps badly, and says little."},
"support-networks":{"Child A":"A grandparent nearby.","Child B":"A grandparent nearby."},
"interim-contact":{"Person 1":"None, agreed in writing.","Person 2":"At school only, supervised."},
"forensic-timescale":"Four months.","delay-implications":"A review each month.","review-arrangements":"On 2026-12-21.",
"last-strategy-discussion":"2026-11-23","initiating-strategy-discussion":"2026-11-19"}}`

func said(tb testing.TB, p *procedure.Procedure) *answers.Answers {
	tb.Helper()
	root, faults := yamldoc.ParseJSON("case", []byte(fullCase), fault.Place{Line: 1, Column: 1})
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	a, faults := answers.Read(p, "case", root)
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return a
}

func BenchmarkReadCase(b *testing.B) {
	p := bundled(b)
	for b.Loop() {
		said(b, p)
	}
}

func BenchmarkDecide(b *testing.B) {
	a := said(b, bundled(b))
	b.ReportAllocs()
	var d decide.Decider
	for b.Loop() {
		d.Decide(a)
	}
}

func BenchmarkAppendJSON(b *testing.B) {
	path := decide.Decide(said(b, bundled(b)))
	encoder := report.NewEncoder(path.Procedure)
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = encoder.Append(buf[:0], path)
	}
	b.SetBytes(int64(len(buf)))
}
