package rehearsal

import "safeguard/internal/decide"

// countAll gives the measures of the process. Each counts what the debrief has
// looked at: who broke off is not counted against for what they did not come to.
//
//	answered         questions that the panel answers: those answered, of all
//	unknowns-named   of the answers that the panel has as not known: those so named
//	news-answered    answers given before news changed the panel's: those said anew since
//	reasons-given    judgements that have beside them what they rest on
//	children-singly  questions that the panel answers differently about several
//	                 children: those not answered the same about all of them
//	routes-open      outcomes that open something and are possible on the panel's
//	                 path: those possible on theirs, of decisions they came to
//	risks-raised     urgent actions of the panel's path, at any time: those raised
//	said-anew        how often an answer or a list was changed; out of nothing
//	own-views        of the agencies of a group: those that answered by themselves
//	                 otherwise than the group then did, at least once
func (k *course) countAll(lines []Line, ballots []Ballot, trainee *decide.Path) []Count {
	counts := []Count{
		k.answeredCount(lines), k.unknownsCount(lines), k.newsCount(lines), k.reasonsCount(lines),
		k.singlyCount(lines), k.routesCount(trainee), k.risksCount(), anewCount(lines),
	}
	if all := k.agencies(); len(all) > 0 {
		c := Count{ID: "own-views", Label: "Agencies with a view of their own", Of: len(all)}
		for _, agency := range all {
			if ownView(agency, ballots) {
				c.N++
			}
		}
		counts = append(counts, c)
	}
	return counts
}

func ownView(agency string, ballots []Ballot) bool {
	for n := range ballots {
		for _, v := range ballots[n].minority() {
			if v.Agency == agency {
				return true
			}
		}
	}
	return false
}

func (k *course) answeredCount(lines []Line) Count {
	c := Count{ID: "answered", Label: "Questions answered"}
	for _, l := range lines {
		if l.Question != nil && l.Panel.Given {
			c.Of++
			if l.Last.Given {
				c.N++
			}
		}
	}
	return c
}

func (k *course) unknownsCount(lines []Line) Count {
	all, named := k.named(lines)
	return Count{"unknowns-named", "Unknowns named as such", len(named), len(all)}
}

func (k *course) newsCount(lines []Line) Count {
	all := k.turned(lines)
	c := Count{ID: "news-answered", Label: "Answers that news changed, and that were said anew", Of: len(all)}
	for _, t := range all {
		if t.anew {
			c.N++
		}
	}
	return c
}

func (k *course) reasonsCount(lines []Line) Count {
	given, without := k.judgements(lines)
	return Count{"reasons-given", "Judgements with what they rest on", len(given) - len(without), len(given)}
}

func (k *course) singlyCount(lines []Line) Count {
	c := Count{ID: "children-singly", Label: "Questions answered about each child alone, where it differs"}
	for _, s := range k.singles(lines) {
		if isChildren(s.lines[0].Question.About) {
			c.Of++
			if !s.same {
				c.N++
			}
		}
	}
	return c
}

func (k *course) routesCount(trainee *decide.Path) Count {
	all, held := k.held(trainee)
	return Count{"routes-open", "Routes held open", len(held), len(all)}
}

func (k *course) risksCount() Count {
	c := Count{ID: "risks-raised", Label: "Urgent risks raised"}
	for _, r := range k.risks() {
		c.Of++
		if r.raised >= 0 {
			c.N++
		}
	}
	return c
}

func anewCount(lines []Line) Count {
	c := Count{ID: "said-anew", Label: "Answers changed"}
	for _, l := range lines {
		c.N += l.Changes
	}
	return c
}

// unanswered gives one point of what the panel answers and they left, where they
// finished all the same. Of whom they do not list, and of words on a child, that is
// said elsewhere.
func (k *course) unanswered(lines []Line, trainee *decide.Path) []Point {
	if !k.done {
		return nil
	}
	var left []*Line
	for n := range lines {
		l := &lines[n]
		switch {
		case l.List != nil && !l.Lists[2].Given && asked(trainee, l.Item):
			left = append(left, l)
		case l.Question == nil || !l.Panel.Given || l.Last.Given || find(k.c.Answers, l.Question.About, l.Label) < 0:
		case k.isAsked(trainee, l.Item):
			left = append(left, l)
		}
	}
	if len(left) == 0 {
		return nil
	}
	p := k.about(Unanswered, Information, k.you.You+" left open what the panel has an answer to, neither answered nor named as not known: ", left)
	p.Ask = "What was left open, and who is to find it out by when?"
	return []Point{p}
}

// isAsked tells whether a question that the panel answers comes up on their path
// too: what is never asked there cannot be left.
func (k *course) isAsked(trainee *decide.Path, i decide.Item) bool {
	i.Subject = find(trainee.Answers, i.Question.About, i.Of().Label(k.known[0]))
	return asked(trainee, i)
}
