package reports

import (
	"io"
	"unicode/utf8"

	"doudi/calc"
)

// bankWriter writes a bank file of text, record by record. After the first
// fault it only looks for more.
type bankWriter struct {
	x       *export
	w       io.Writer
	encoder *encoder
	layout  layout
	line    []byte
	faults  calc.Faults
}

// maxBankFaults is how many faults are told at once.
const maxBankFaults = 100

func (x *export) bankWriter(w io.Writer) *bankWriter {
	return &bankWriter{x: x, w: w, encoder: newEncoder(x.profile.Encoding), layout: layoutOf(x.profile)}
}

func (b *bankWriter) file() error {
	p := &b.x.profile
	if err := b.sums(p.Header); err != nil {
		return err
	}
	if err := b.heading(); err != nil {
		return err
	}
	values := make([]string, len(p.Columns))
	err := b.x.transfers(func(t *transfer) error {
		for i, f := range p.Columns {
			values[i] = b.x.field(f, t)
		}
		return b.record(p.Columns, values, t)
	})
	if err != nil {
		return err
	}
	if err := b.sums(p.Trailer); err != nil {
		return err
	}
	if len(b.faults) > 0 {
		return b.faults
	}
	return nil
}

func (b *bankWriter) sums(fields []BankField) error {
	values := make([]string, len(fields))
	for i, f := range fields {
		values[i] = b.x.sum(f)
	}
	return b.record(fields, values, nil)
}

func (b *bankWriter) heading() error {
	if !b.x.profile.Heading {
		return nil
	}
	var fields []BankField
	var values []string
	for _, f := range b.x.profile.Columns {
		fields, values = append(fields, BankField{Key: "text"}), append(values, f.heading())
	}
	return b.record(fields, values, nil)
}

// record writes one line; t is nil for those that are no payment.
func (b *bankWriter) record(fields []BankField, values []string, t *transfer) error {
	if len(fields) == 0 {
		return nil
	}
	for i, f := range fields {
		b.faults = append(b.faults, controls(values[i], f, t)...)
	}
	line, faults := b.layout(b.line[:0], fields, values, b.encoder)
	for _, f := range faults {
		b.faults = append(b.faults, blame(f, t))
	}
	if len(b.faults) > 0 {
		return b.enough()
	}
	if b.x.profile.LineEnd == "crlf" {
		line = append(line, '\r')
	}
	b.line = append(line, '\n')
	_, err := b.w.Write(b.line)
	return err
}

func (b *bankWriter) enough() error {
	if len(b.faults) > maxBankFaults {
		return b.faults[:maxBankFaults]
	}
	return nil
}

// blame names the household that a fault is about.
func blame(f calc.Fault, t *transfer) calc.Fault {
	if t != nil {
		f.Subject = string([]byte(t.line.Household))
	}
	return f
}

// controls finds control and invisible characters, which no bank file may hold. What
// no encoding has is the encoder's to find.
func controls(text string, f BankField, t *transfer) calc.Faults {
	for _, r := range text {
		if r != utf8.RuneError && calc.Hidden(r) {
			return calc.Faults{blame(calc.Fault{Code: "bank.control", Args: []string{f.Key}}, t)}
		}
	}
	return nil
}
