package calendar

import "slices"

// A Nation is a part of the United Kingdom with bank holidays of its own. The
// zero Nation is England and Wales.
type Nation uint8

// The nations, as GOV.UK divides the bank holidays.
const (
	EnglandAndWales Nation = iota
	Scotland
	NorthernIreland
)

// nationIDs holds the ids in the order of the constants.
var nationIDs = [...]string{
	EnglandAndWales: "england-and-wales",
	Scotland:        "scotland",
	NorthernIreland: "northern-ireland",
}

// String gives the id, such as "england-and-wales", and "" for a value that is
// none of the constants.
func (n Nation) String() string {
	if !n.exists() {
		return ""
	}
	return nationIDs[n]
}

// Nations gives the ids in the order of the constants: that at i is of Nation(i).
// The slice is the caller's own.
func Nations() []string { return slices.Clone(nationIDs[:]) }

// exists says whether n is one of the constants.
func (n Nation) exists() bool { return int(n) < len(nationIDs) }
