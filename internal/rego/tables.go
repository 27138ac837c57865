package rego

import (
	"encoding/json"

	"safeguard/internal/procedure"
)

// quote writes a value as JSON, which Rego reads as it is.
func quote(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "null" // texts, numbers, lists and mappings of them: there is no error
	}
	return string(data)
}

func (w *writer) table(name string, v any) {
	data, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return // as in quote
	}
	w.rule("%s := %s", name, data)
}

type questionRow struct {
	About          string              `json:"about"`
	Type           string              `json:"type"`
	Options        []string            `json:"options"`
	RefusesUnknown bool                `json:"refuses_not_known"`
	Alerts         map[string][]string `json:"alerts"`
}

type outcomeRow struct {
	Duty  string   `json:"duty"`
	Opens bool     `json:"opens"`
	Cite  []string `json:"cite"`
}

type actionRow struct {
	Cite []string `json:"cite"`
}

type kindRow struct {
	Min int `json:"min"`
}

type treeRow struct {
	ID       string   `json:"id"`
	Stage    string   `json:"stage"`
	For      string   `json:"for_each"`
	Leaves   []string `json:"leaves"`
	Reads    []string `json:"reads"`
	Kinds    []string `json:"reads_kinds"`
	Branches []string `json:"branches_on_not_known"`
}

type runRow struct {
	About     string   `json:"about"`
	Questions []string `json:"questions"`
}

type onlyRow struct {
	For       string   `json:"for_each"`
	Questions []string `json:"questions"`
}

type stageRow struct {
	ID       string    `json:"id"`
	Kinds    []string  `json:"kinds"`
	Runs     []runRow  `json:"runs"`
	TreeOnly []onlyRow `json:"tree_only"`
}

type tensionRow struct {
	ID  string `json:"id"`
	For string `json:"for_each"`
}

// tables writes what the procedure is made of, as far as the shared part asks.
func (w *writer) tables() {
	p := w.p
	w.table("procedure", map[string]string{"id": p.ID, "title": p.Title, "edition": p.Edition, "digest": p.Digest})
	kinds, questions := map[string]kindRow{}, map[string]questionRow{}
	for _, k := range p.Kinds {
		kinds[k.ID] = kindRow{k.Min}
	}
	for _, q := range p.Questions {
		questions[q.ID] = rowOf(q)
	}
	outcomes, actions := map[string]outcomeRow{}, map[string]actionRow{}
	for _, o := range p.Outcomes {
		outcomes[o.ID] = outcomeRow{o.Duty.String(), o.Opens, paragraphs(o.Cite)}
	}
	for _, a := range p.Actions {
		actions[a.ID] = actionRow{paragraphs(a.Cite)}
	}
	w.table("kinds", kinds)
	w.table("questions", questions)
	w.table("outcomes", outcomes)
	w.table("actions", actions)
	w.table("stages", each(p.Stages, stageOf))
	w.table("trees", each(p.Trees, treeOf))
	w.table("tension_list", each(p.Tensions, func(t *procedure.Tension) tensionRow { return tensionRow{t.ID, kindID(t.For)} }))
}

func rowOf(q *procedure.Question) questionRow {
	row := questionRow{kindID(q.About), q.Type.String(), each(q.Options, optionID), q.RefusesNotKnown, map[string][]string{}}
	for _, o := range q.Options {
		if len(o.Alerts) > 0 {
			row.Alerts[o.ID] = each(o.Alerts, actionID)
		}
	}
	if len(q.NotKnownAlerts) > 0 {
		row.Alerts[procedure.NotKnown] = each(q.NotKnownAlerts, actionID)
	}
	return row
}

func treeOf(t *procedure.Tree) treeRow {
	row := treeRow{
		ID: t.ID, Stage: t.Stage.ID, For: kindID(t.For),
		Leaves: each(t.Leaves, func(o *procedure.Outcome) string { return o.ID }),
		Reads:  each(t.Reads.Questions, questionID), Kinds: each(t.Reads.Kinds, kindID), Branches: []string{},
	}
	for _, q := range t.Reads.Questions {
		if t.BranchesOnNotKnown(q) {
			row.Branches = append(row.Branches, q.ID)
		}
	}
	return row
}

// stageOf gives a stage in interview order; decide.Order says the same.
func stageOf(s *procedure.Stage) stageRow {
	row := stageRow{s.ID, each(s.Kinds, kindID), []runRow{}, []onlyRow{}}
	for from := 0; from < len(s.Checklist); {
		about, to := s.Checklist[from].About, from+1
		for to < len(s.Checklist) && about != nil && s.Checklist[to].About == about {
			to++
		}
		row.Runs = append(row.Runs, runRow{kindID(about), each(s.Checklist[from:to], questionID)})
		from = to
	}
	for _, t := range s.Trees {
		only := []string{}
		for _, q := range t.Reads.Questions {
			if !q.InChecklist && q.Stage == s {
				only = append(only, q.ID)
			}
		}
		if len(only) > 0 {
			row.TreeOnly = append(row.TreeOnly, onlyRow{kindID(t.For), only})
		}
	}
	return row
}

func each[T, R any](list []T, word func(T) R) []R {
	words := []R{}
	for _, item := range list {
		words = append(words, word(item))
	}
	return words
}

func kindID(k *procedure.Kind) string {
	if k == nil {
		return ""
	}
	return k.ID
}

func questionID(q *procedure.Question) string { return q.ID }

func optionID(o *procedure.Option) string { return o.ID }

func actionID(a *procedure.Action) string { return a.ID }

func paragraphs(list []*procedure.Paragraph) []string {
	return each(list, func(p *procedure.Paragraph) string { return p.ID })
}
