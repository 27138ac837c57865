package rehearsal

import (
	"bytes"
	"encoding/json"
	"fmt"

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
	return escapeHidden(b.Bytes())
}

// escapeHidden writes hidden characters by their numbers. They can stand only in
// texts, as JSON itself has none.
func escapeHidden(data []byte) []byte {
	text := string(data)
	if safetext.Clean(text) == text {
		return data
	}
	var b bytes.Buffer
	for _, r := range text {
		switch {
		case !safetext.Hidden(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
