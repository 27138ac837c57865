package rehearsal

import "strings"

// RoleName gives the id of a role as words: "Social worker", "LADO".
func RoleName(id string) string { return titleOf(id) }

// NewsTitle gives the id of news as words: "Car in the lane", "Child B is asked".
func NewsTitle(id string) string { return titleOf(id) }

// titleOf gives an id as words. What is a name or short for one is known here: an
// id has no capitals.
func titleOf(id string) string {
	words := strings.Split(id, "-")
	for i, w := range words {
		switch w {
		case "lado", "cypf", "gp", "senco", "mash", "cps", "camhs", "pcamhs", "dsl", "b", "c", "d":
			words[i] = strings.ToUpper(w)
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
			"january", "february", "april", "june", "july", "august", "september", "october", "november", "december":
			words[i] = upperFirst(w)
		case "march", "may":
			if i > 0 && words[i-1] == "of" {
				words[i] = upperFirst(w)
			}
		case "a":
			if i > 0 && words[i-1] == "child" {
				words[i] = "A"
			}
		}
	}
	return upperFirst(strings.Join(words, " "))
}

// upperFirst is for ids, which are ASCII.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
