package check

// whoAt gives how many words from i on ask outright who a person is or where
// they live, or 0. "Who is {child} with?" asks for no name, so that what is
// asked has to end there.
func whoAt(words []string, i int) int {
	if i+2 >= len(words) {
		return 0
	}
	verb := words[i+1]
	person := reachesPerson(words[i+2:])
	end := i + 2 + person
	switch words[i] {
	case "who":
		if verb == "is" || verb == "are" {
			return whoIs(words[i:])
		}
	case "what":
		if (verb == "is" || verb == "are") && person > 0 && startsAt(words, end, "called") && !startsAt(words, end+1, "on") && !startsAt(words, end+1, "to") {
			return end + 1 - i
		}
	case "where":
		if (verb == "does" || verb == "do" || verb == "did") && person > 0 && startsAt(words, end, "live") {
			return end + 1 - i
		}
	case "was", "were":
		if n := reachesPerson(words[i+1:]); n > 0 && startsAt(words, i+1+n, "born") {
			return n + 2
		}
	}
	return 0
}

// whoIs gives how many of the words, which begin with "who is", ask for a person
// in hand or for their parents, or 0.
func whoIs(words []string) int {
	if len(words) == 3 && isInHand(words[2]) {
		return 3
	}
	k := 2
	for k < len(words) && (isDeterminer(words[k]) || isOfPerson(words[k])) {
		k++
	}
	switch {
	case k == len(words) || !isParent(words[k]):
		return 0
	case k == len(words)-1 && k > 2 && isOfPerson(words[k-1]):
		return k + 1
	case startsAt(words, k+1, "of"):
		if n := reachesPerson(words[k+2:]); n > 0 && k+2+n == len(words) {
			return len(words)
		}
	}
	return 0
}

// isInHand reports whether a word is a placeholder for a person.
func isInHand(word string) bool {
	return len(word) > 2 && word[0] == '{' && word[len(word)-1] == '}'
}

func isParent(word string) bool {
	switch word {
	case "parent", "parents", "mother", "father", "family", "sibling", "siblings":
		return true
	}
	return false
}

// namingAt gives how many words from i on tell the reader to name somebody, as
// in "If so, name them", or 0. "Name the parent by role" asks for no name.
func namingAt(words []string, i int) int {
	if words[i] != "name" || i+1 >= len(words) || i > 0 && !leadsToOrder(words[i-1]) {
		return 0
	}
	n := reachesPerson(words[i+1:])
	if n == 0 && words[i+1] == "them" {
		n = 1
	}
	if n == 0 || startsAt(words, i+1+n, "by") {
		return 0
	}
	return 1 + n
}

func leadsToOrder(word string) bool {
	switch word {
	case "please", "so", "yes", "and", "then", "not", "no", "or":
		return true
	}
	return false
}
