package store

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

var (
	isReference = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{2,39}$`)
	isDevice    = regexp.MustCompile(`^(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])$`)
)

// Reference gives a reference as the store keeps it: 3 to 40 letters, digits and
// hyphens, upper-cased, so that no two differ by case alone. Names that Windows
// keeps for devices are refused, as everything else is, with ErrReference.
func Reference(s string) (string, error) {
	r := strings.ToUpper(s)
	if !isReference.MatchString(s) || isDevice.MatchString(r) {
		return "", fmt.Errorf("%.60q: %w", s, ErrReference)
	}
	return r, nil
}

// A made-up reference has two halves of four, of an alphabet without vowels and with
// one at most of what looks alike: 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B,
// U and V and Y.
const (
	letters = "CDFGHJKMNPQRTVWX"
	digits  = "2346789"
	half    = 4
)

// NewReference makes a reference up, such as "K7QX-M2PD". Each half holds a digit
// and no two digits stand side by side, so that it can be taken neither for
// initials nor for a date. There are about 20 thousand million of them.
func NewReference(random io.Reader) (string, error) {
	const alphabet = letters + digits
	var drawn []byte
	for range 10_000 { // about 1 draw in 4 will do; only a broken source uses them up
		var b [1]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("no reference can be made up: %w", err)
		}
		if int(b[0]) >= 256/len(alphabet)*len(alphabet) {
			continue // what is left over would make some characters likelier
		}
		if drawn = append(drawn, alphabet[int(b[0])%len(alphabet)]); len(drawn) < 2*half {
			continue
		}
		if isWellMixed(drawn) {
			return string(drawn[:half]) + "-" + string(drawn[half:]), nil
		}
		drawn = drawn[:0]
	}
	return "", errors.New("no reference can be made up: the source of random numbers is broken")
}

func isWellMixed(drawn []byte) bool {
	isDigit := func(b byte) bool { return strings.IndexByte(digits, b) >= 0 }
	for i := 1; i < len(drawn); i++ {
		if isDigit(drawn[i-1]) && isDigit(drawn[i]) {
			return false
		}
	}
	return slices.ContainsFunc(drawn[:half], isDigit) && slices.ContainsFunc(drawn[half:], isDigit)
}
