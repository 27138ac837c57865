package seal

import "bytes"

// step is what the length of a sealed text is rounded up to. Most answers of a
// case come to between 150 and 450 bytes as an event, so that with 512 nearly
// all of them look alike.
const step = 512

// pad lengthens a text by a line end and as many spaces as make its length a
// multiple of step, or of about an eighth of it where it is long. Encryption
// hides what a text says and not how long it is: the procedure is public, and
// which question an event answers can be guessed; without this the difference
// between "yes", "no" and "not-known" could be read off the size of its line.
// What age gives back of such a file is still plain JSON.
func pad(plain []byte) []byte {
	n := len(plain) + 1
	unit := step
	for unit*8 < n {
		unit *= 2
	}
	padded := append(bytes.Clone(plain), '\n')
	return append(padded, bytes.Repeat([]byte(" "), (unit-n%unit)%unit)...)
}

// unpad takes away what pad has added.
func unpad(padded []byte) ([]byte, error) {
	plain, ended := bytes.CutSuffix(bytes.TrimRight(padded, " "), []byte("\n"))
	if !ended || !bytes.Equal(pad(plain), padded) {
		return nil, errChanged
	}
	return plain, nil
}
