package seal

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// maxFile is how long a file of identities or recipients may be, in bytes:
// several times what maxRecipients of the longest kind need.
const maxFile = 1 << 18

var byteOrderMark = []byte("\ufeff")

// text gives a file of keys as it is to be read, without a byte order mark. It
// refuses one that is too long to be such a file, and UTF-16, which is what some
// shells on Windows make of the output of a program.
func text(file []byte) ([]byte, error) {
	switch {
	case len(file) > maxFile:
		return nil, fmt.Errorf("it is %d bytes long, where a file of keys has at most %d", len(file), maxFile)
	case bytes.HasPrefix(file, []byte{0xff, 0xfe}), bytes.HasPrefix(file, []byte{0xfe, 0xff}):
		return nil, errors.New("it is UTF-16 text, where UTF-8 is wanted: save it anew as UTF-8")
	}
	return bytes.TrimPrefix(file, byteOrderMark), nil
}

// lines gives the lines of a file of keys that say something, each with its
// number, from 1: not blank ones, and not comments, which begin with #.
func lines(file []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(string(file)) {
			n++
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(n, line) {
				return
			}
		}
	}
}
