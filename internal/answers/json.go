package answers

import (
	"bytes"
	"encoding/json"
	"errors"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// FormatValue writes one answer as an answers file in JSON says it. The note is
// no part of it.
func FormatValue(q *procedure.Question, v Value) []byte {
	ids := v.IDs(q)
	var answer any = v.Text
	switch {
	case q.Type == procedure.Many:
		answer = append([]string{}, ids...)
	case len(ids) > 0:
		answer = ids[0]
	case q.Type == procedure.DateType:
		answer = v.Date.String()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(answer) // strings always can be written
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// ParseValue reads what FormatValue writes; the error says what does not fit the
// question.
func ParseValue(q *procedure.Question, data []byte) (Value, error) {
	n, faults := yamldoc.ParseJSON("", data, fault.Place{Line: 1, Column: 1})
	if faults.Len() > 0 {
		return Value{}, errors.New(faults.All()[0].Message)
	}
	r := &reader{}
	v, _ := r.value(q, n)
	if r.Len() > 0 {
		return Value{}, errors.New(r.All()[0].Message)
	}
	v.Given = true
	return v, nil
}
