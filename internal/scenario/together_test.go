package scenario_test

import (
	"strings"
	"testing"

	"safeguard/internal/scenario"
)

func TestScenariosThatStandTogetherAreToldApartAndFindTheirPairs(t *testing.T) {
	p := load(t)
	rain := mustLoad(t, p, played)
	sun := mustLoad(t, p, strings.Replace(changed(t, "id: rain", "id: sun"), "pair: sun", "pair: rain", 1))
	son := mustLoad(t, p, strings.Replace(changed(t, "id: rain", "id: son"), "pair: sun", "pair: rain", 1))
	tests := []struct {
		name      string
		scenarios []*scenario.Scenario
		same      string
		lone      string
	}{
		{"a pair", []*scenario.Scenario{rain, sun}, "", ""},
		{"one of a pair", []*scenario.Scenario{rain}, "", "38:7: the pair of this scenario is to be \"sun\", and no scenario beside it has that id [unknown-pair]\n"},
		{"a pair that is misspelt", []*scenario.Scenario{rain, son}, "", "38:7: the pair of this scenario is to be \"sun\", and no scenario beside it has that id [unknown-pair]\n  hint: did you mean \"son\"?\n"},
		{"one id twice", []*scenario.Scenario{rain, sun, rain}, "2:5: scenario \"rain\" has its id in common with rain.yaml [duplicate-id]\n", ""},
	}
	for _, tt := range tests {
		if got := shown(scenario.SameIDs(tt.scenarios)); got != tt.same {
			t.Errorf("%s: got %swant %s", tt.name, got, tt.same)
		}
		if got := shown(scenario.LonePairs(tt.scenarios, tt.scenarios)); got != tt.lone {
			t.Errorf("%s: got %swant %s", tt.name, got, tt.lone)
		}
	}
}
