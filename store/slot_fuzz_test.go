package store

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// FuzzDecodeSlot: what reads as a slot is written back as it was, may be tried,
// and is opened by a stranger's key never.
func FuzzDecodeSlot(f *testing.F) {
	for _, name := range []string{"key.hex", "machine.hex", "sheet.hex", "passphrase.hex"} {
		f.Add(unhex(f, slotFixture(f, name)))
	}
	f.Add([]byte{recordVersion, slotAlgorithms})
	stranger := keyOf("stranger")
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := decodeSlot(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		if again := encodeSlot(s); !bytes.Equal(again, b) {
			t.Fatalf("read from\n%x, written as\n%x", b, again)
		}
		if !s.derivation.bounded() {
			t.Fatalf("asks for %+v", s.derivation)
		}
		if _, _, err := s.open(slotStore, stranger); err != ErrSecret {
			t.Fatal(err)
		}
	})
}

// FuzzDecodeTable: what reads as a table is written back as it was, and verifying
// it does not panic.
func FuzzDecodeTable(f *testing.F) {
	whole, root := unhex(f, slotFixture(f, "table.hex")), unhex(f, slotFixture(f, "root.hex"))
	f.Add(whole)
	f.Add([]byte{recordVersion})
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := decodeTable(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		if again := encodeTable(table); !bytes.Equal(again, b) {
			t.Fatalf("read from\n%x, written as\n%x", b, again)
		}
		if err := table.verify(root, slotStore); !bytes.Equal(b, whole) && !errors.Is(err, ErrDamaged) {
			t.Fatalf("a forged table: %v", err)
		}
	})
}

// FuzzReadKeyFile: a key file gives a secret or a refusal; what it gives as a key
// is what NewKey would have written.
func FuzzReadKeyFile(f *testing.F) {
	content, _ := NewKey("李建国")
	f.Add(content)
	f.Add(content[:40])
	f.Add(slices.Insert(bytes.Clone(content), 40, '\r'))
	f.Add([]byte("correct horse battery\r\nremark"))
	f.Add([]byte("\ufeffdoudi-key-1  "))
	f.Add([]byte{0xff, 0xfe, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		name, s, err := ReadKeyFile(b)
		of := s.material()
		var refusal *calc.Refusal
		switch {
		case err != nil && (!errors.As(err, &refusal) || of.kind != noSecret || name != ""):
			t.Fatalf("%q: %q, %v", b, name, err)
		case err == nil && of.kind == keySecret:
			line := strings.TrimSpace(strings.TrimPrefix(string(b), "\ufeff"))
			if len(of.text) != keySize || keyLine(name, []byte(of.text)) != line {
				t.Fatalf("%q reads as a key of %q", b, name)
			}
		case err == nil && (of.kind != passphraseSecret || name != "" || !strings.Contains(string(b), of.text)):
			t.Fatalf("%q: a secret of kind %d", b, of.kind)
		}
	})
}

// FuzzReadSheet: a sheet is read as a secret that prints as what was typed, or the
// wrong line is named.
func FuzzReadSheet(f *testing.F) {
	text := string(slotFixture(f, "sheet.txt"))
	f.Add(text)
	f.Add(strings.ToLower(text[:40]))
	f.Add("李")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ReadSheet(text)
		if err != nil {
			if !calc.Refused(err, "sheet.line") {
				t.Fatal(err)
			}
			return
		}
		typed := strings.Map(sheetLetter, text)
		if printed := strings.Map(sheetLetter, sheetOf([]byte(s.material().text))); printed != typed {
			t.Fatalf("%q reads as %q", typed, printed)
		}
	})
}
