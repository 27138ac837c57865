package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
)

// AsRead gives a body as whoever reads its line gets it: characters that are
// broken, say, are others there.
func AsRead(b Body) (Body, error) {
	if b == nil {
		return nil, errors.New("an event that says nothing")
	}
	data, err := marshal(b)
	if err != nil {
		return nil, err
	}
	return bodies[b.what()](data)
}

// plain writes an event as it is read, sealed or not, but for the chain.
func plain(reference string, e Event) ([]byte, error) {
	if year := e.At.UTC().Year(); year < 1 || year > 9999 {
		return nil, fmt.Errorf("the year is %d, where 1 to 9999 is wanted", year)
	}
	data, err := marshal(e.Body)
	if err != nil {
		return nil, err
	}
	return marshal(openEvent{reference, e.Number, e.At.UTC().Format(time.RFC3339), e.By, e.What(), data})
}

// sameText tells whether two texts in JSON are the same, byte for byte. But a
// character that was broken may be written in two ways.
func sameText(a, b []byte) bool {
	escaped, itself := []byte(`\ufffd`), []byte("\ufffd")
	return bytes.Equal(bytes.ReplaceAll(a, escaped, itself), bytes.ReplaceAll(b, escaped, itself))
}

// marshal writes compact JSON that keeps what is raw in it byte for byte.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("it cannot be written down: %w", inWords(err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// unmarshal reads JSON that holds what v has, and nothing else.
func unmarshal(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return inWords(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind it")
	}
	return nil
}

// inWords says what is wrong with JSON, and leaves the names of Go's types out.
func inWords(err error) error {
	var kind *json.UnmarshalTypeError
	var inside *json.MarshalerError
	switch {
	case errors.As(err, &kind):
		where := "it"
		if kind.Field != "" {
			where = fmt.Sprintf("%q", kind.Field[strings.LastIndexByte(kind.Field, '.')+1:])
		}
		return fmt.Errorf("%s is %s, where %s is wanted", where, jsonWord(kind.Value), wantedWord(kind.Type))
	case errors.As(err, &inside):
		return inWords(inside.Err)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it ends too early")
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

func jsonWord(value string) string {
	switch kind, _, _ := strings.Cut(value, " "); kind {
	case "string":
		return "text"
	case "array":
		return "a list"
	case "bool":
		return "true or false"
	case "object":
		return "a group of keys"
	}
	return "a number that does not fit or stands in the wrong place"
}

func wantedWord(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Slice:
		return "a list"
	case reflect.Bool:
		return "true or false"
	case reflect.Struct, reflect.Map:
		return "a group of keys"
	}
	return "a whole number"
}
