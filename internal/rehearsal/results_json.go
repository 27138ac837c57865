package rehearsal

import (
	"bytes"
	"encoding/json"

	"safeguard/internal/safetext"
)

// JSON writes a results file, set out for a person to read. The same results give
// the same bytes, and no character that acts on a terminal stands in them.
func (r *Results) JSON() []byte { return indented(r) }

// RoomsJSON writes rooms as one document, in the same way.
func RoomsJSON(rooms []*Room) []byte {
	return indented(struct {
		Format     int     `json:"format"`
		Fictitious bool    `json:"fictitious"`
		Rooms      []*Room `json:"rooms"`
	}{ResultsFormat, true, append([]*Room{}, rooms...)})
}

// indented writes a value as JSON, set out for a person to read. The value holds
// nothing that JSON cannot say.
func indented(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil // no number of ours is infinite, and no value holds itself
	}
	return []byte(safetext.JSON(b.String()))
}
