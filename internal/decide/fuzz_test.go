package decide_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/decide"
	"safeguard/internal/report"
)

// The engine against the oracle, on procedures and answers that the fuzzer draws:
// the same page, the same order of the interview, and the same bytes when it is
// decided again.
func FuzzOracle(f *testing.F) {
	for seed := range uint64(24) {
		r := rand.New(rand.NewPCG(seed, 5))
		data := make([]byte, 8000)
		for i := range data {
			data[i] = byte(r.Uint32() >> (r.Uint32() % 24))
		}
		f.Add(data)
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		s := drawSheet(t, plain{})
		file := s.yaml()
		p := loadProcedure(t, file)
		c := drawSaid(t, s)
		said := c.yaml(s, asWritten)
		a, w := loadAnswers(t, p, said), world{sheet: s, said: c}
		path := decide.Decide(a)
		for _, part := range differences(shownBy(t, path), w.page()) {
			t.Errorf("%s\n got %s\nwant %s", part.name, part.got, part.want)
		}
		checkOrder(t, w, a)
		if !bytes.Equal(report.AppendJSON(nil, path), report.AppendJSON(nil, decide.Decide(a))) {
			t.Error("decided again it is not the same, byte for byte")
		}
		if t.Failed() {
			t.Fatalf("the procedure and the answers:\n%s\n%s", file, said)
		}
	}))
}
