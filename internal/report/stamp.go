package report

import "time"

// A Stamp is what every copy that is handed on carries, so that it can be held
// against the record it was made from.
type Stamp struct {
	Reference string    // of the case; "" where no record is kept
	Head      string    // the hash of the record's last event; "" without a record
	Events    int       // how many events the record holds
	AsAt      time.Time // when the copy was made; zero: not said
	Tool      string    // the version of the program
}

// aid is what this program is, said wherever what it shows is handed on.
const aid = "An aid to the discussion: record the decision in your case system."

// timeWords says a time to the minute, always in UTC, such as "23 Nov 2026,
// 14:03 UTC".
func timeWords(t time.Time) string { return t.UTC().Format("2 Jan 2006, 15:04 UTC") }
