package safetext

import "fmt"

// JSON gives a JSON document in which every hidden character stands by its number,
// so that it says the same and nothing in it acts on a terminal. Hidden characters
// can stand only in its strings. An invalid byte becomes U+FFFD.
func JSON(document string) string {
	if isPlain(document) {
		return document
	}
	var b []byte
	for _, r := range document {
		switch {
		case !Hidden(r):
			b = append(b, string(r)...)
		case r > 0xFFFF:
			r -= 0x10000
			b = fmt.Appendf(b, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
	}
	return string(b)
}
