package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms are the packages from the ground up. A room may import those on lower
// floors only.
var rooms = map[string]int{
	"internal/safetext": 0, "internal/fault": 1,
	"internal/yamldoc": 2, "internal/calendar": 2,
	"internal/field": 3, "internal/procedure": 4, "internal/schema": 4,
	"internal/answers": 5, "internal/decide": 6,
	"internal/interview": 7, "internal/rego": 7, "internal/prove": 7, "internal/record": 7,
	"internal/wizard": 8, "internal/scenario": 8, "internal/compare": 8, "internal/store": 8, "internal/seal": 8,
	"internal/rehearsal": 9, "internal/check": 9, "internal/report": 10,
	"internal/cli": 11, "procedures": 11, "cmd/safeguard": 12,
}

// only names the one room that may use a library.
var only = map[string]string{
	"gopkg.in/yaml.v3": "internal/yamldoc", "github.com/spf13/cobra": "internal/cli", "github.com/spf13/pflag": "internal/cli",
	"charm.land/huh/v2": "internal/wizard", "charm.land/bubbletea/v2": "internal/wizard",
	"charm.land/lipgloss/v2": "internal/wizard", "golang.org/x/term": "internal/cli",
	"filippo.io/age": "internal/seal", "filippo.io/age/armor": "internal/seal", "golang.org/x/sys/windows": "internal/store",
	"github.com/inconshreveable/mousetrap": "internal/cli", "html/template": "internal/report",
}

// world holds the packages that touch the world outside; none but these rooms
// may import one.
var world = map[string][]string{
	"os": {"internal/cli", "internal/store", "cmd/safeguard"}, "os/signal": {"internal/cli"}, "os/exec": nil,
	"net": nil, "net/http": nil, "math/rand": nil, "math/rand/v2": nil,
}

func TestEveryRoomImportsOnlyWhatLiesBelowIt(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, "safeguard/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		path, imports, _ := strings.Cut(line, ":")
		room := strings.TrimPrefix(path, "safeguard/")
		floor, known := rooms[room]
		if !known {
			t.Errorf("%s has no floor", room)
		}
		for _, i := range strings.Fields(imports) {
			ours, isOurs := strings.CutPrefix(i, "safeguard/")
			if isOurs && rooms[ours] >= floor {
				t.Errorf("%s imports %s, which does not lie below it", room, ours)
			}
			if home, limited := only[i]; limited && home != room {
				t.Errorf("%s imports %s, which only %s may", room, i, home)
			}
			if allowed, limited := world[i]; limited && !slices.Contains(allowed, room) {
				t.Errorf("%s imports %s, which touches the world outside", room, i)
			}
		}
	}
}
