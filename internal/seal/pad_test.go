package seal_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/seal"
)

func TestAPaddedTextIsGivenBackAndLittleLonger(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := bytes.Repeat([]byte("x"), rapid.IntRange(0, 100_000).Draw(r, "length"))
		text = append(text, rapid.SampledFrom([]string{"", " ", "\n", " \n ", "}"}).Draw(r, "end")...)
		padded := seal.Pad(text)
		if most := max(len(text)+512, len(text)*5/4+1); len(padded) > most || len(padded)%512 != 0 {
			r.Fatalf("%d bytes become %d", len(text), len(padded))
		}
		if got, err := seal.Unpad(padded); err != nil || !bytes.Equal(got, text) {
			r.Fatalf("%d bytes become %d, %v", len(text), len(got), err)
		}
	})
}

func TestWhatIsNotPaddedAsSealPadsIsRefused(t *testing.T) {
	for name, padded := range map[string][]byte{
		"nothing": nil, "no line end": []byte("words"), "no spaces": []byte("words\n"),
		"spaces alone": bytes.Repeat([]byte(" "), 512), "too many": append(seal.Pad([]byte("words")), seal.Pad(nil)[1:]...),
		"one too few": seal.Pad([]byte("words"))[:511],
	} {
		if got, err := seal.Unpad(padded); got != nil || err == nil {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}

func TestLongTextsOfAboutTheSameLengthLookAlike(t *testing.T) {
	for _, lengths := range [][2]int{{1, 511}, {3_600, 4_000}, {30_000, 32_000}, {1_900_000, 2_000_000}} {
		a, b := len(seal.Pad(make([]byte, lengths[0]))), len(seal.Pad(make([]byte, lengths[1])))
		if a != b {
			t.Errorf("%d and %d bytes become %d and %d", lengths[0], lengths[1], a, b)
		}
	}
}
