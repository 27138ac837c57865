package safetext_test

import (
	"encoding/json"
	"strings"
	"testing"

	"safeguard/internal/safetext"
)

func TestAJSONDocumentSaysTheSameWithNothingHiddenInIt(t *testing.T) {
	for document, want := range map[string]string{
		`{"note": "Sleeps badly.", "n": 1}`: `{"note": "Sleeps badly.", "n": 1}`,
		"[\n  \"Zoë, 日本, 🙂\"\n]\n":          "[\n  \"Zoë, 日本, 🙂\"\n]\n",
		"\"is \u202eton\u202c safe\"":       `"is \u202eton\u202c safe"`,
		"\"a tag: \U000e0041\"":             `"a tag: \udb40\udc41"`,
	} {
		got := safetext.JSON(document)
		if got != want {
			t.Errorf("%q is made %q, want %q", document, got, want)
		}
		var before, after any
		if json.Unmarshal([]byte(document), &before) != nil || json.Unmarshal([]byte(got), &after) != nil {
			t.Fatalf("%q or %q is no JSON", document, got)
		}
		if a, b := mustJSON(t, before), mustJSON(t, after); a != b {
			t.Errorf("%q says %s, and then %s", document, a, b)
		}
		if strings.ContainsFunc(got, safetext.Hidden) {
			t.Errorf("%q hides something", got)
		}
	}
	if got := safetext.JSON("\"a broken byte: \xff\""); got != "\"a broken byte: \uFFFD\"" {
		t.Errorf("a broken byte is made %q", got)
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
