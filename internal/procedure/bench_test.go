package procedure_test

import (
	"os"
	"testing"

	"gopkg.in/yaml.v3"

	"safeguard/internal/procedure"
)

// bundledPath is the procedure that comes with safeguard.
const bundledPath = "../../procedures/child-abuse-ict/procedure.yaml"

func bundledBytes(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile(bundledPath)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// BenchmarkLoad sets loading the bundled file beside what yaml.v3 alone takes
// to read it. Load should stay within twice the bare decode.
func BenchmarkLoad(b *testing.B) {
	data := bundledBytes(b)
	b.Run("bare yaml.v3 decode to node", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			var n yaml.Node
			if err := yaml.Unmarshal(data, &n); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Load", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, faults := procedure.Load("procedure.yaml", data); faults.Len() > 0 {
				b.Fatal(faults.All())
			}
		}
	})
}
