package store

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What lies in testdata/slot1 opens for ever: a key in a drawer, a sheet in a
// safe, and the slots of a store that they belong to. -fixtures writes the set
// anew where the folder is not there.
const slotFixtures = "testdata/slot1"

const fixturePassphrase = "bomal japiw kokok hupus tikak"

func TestSlotFixtures(t *testing.T) {
	if _, err := os.Stat(slotFixtures); err != nil && *fixtures {
		writeSlotFixtures(t)
	}
	name, key, err := ReadKeyFile(slotFixture(t, "keyfile.txt"))
	if err != nil || name != "李建国" {
		t.Fatalf("the key file of %q: %v", name, err)
	}
	sheet, err := ReadSheet(string(slotFixture(t, "sheet.txt")))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		file   string
		secret Secret
	}{{"key.hex", key}, {"machine.hex", key}, {"sheet.hex", sheet}, {"passphrase.hex", mustPassphrase(t, fixturePassphrase)}} {
		encoded := unhex(t, slotFixture(t, row.file))
		s, err := decodeSlot(encoded)
		if err != nil {
			t.Fatal(row.file, err)
		}
		data, signer, err := s.open(slotStore, row.secret)
		if err != nil || data != oldDataKey {
			t.Errorf("%s opens %x, %v", row.file, data[:3], err)
		}
		if s.Kind != machineSlot && !bytes.Equal(signer.Public().(ed25519.PublicKey), s.signing[:]) {
			t.Errorf("%s: the key to sign with is another", row.file)
		}
		if again := encodeSlot(s); !bytes.Equal(again, encoded) {
			t.Errorf("%s: the form has changed:\n%swas\n%s", row.file, dumpHex(again), dumpHex(encoded))
		}
	}
}

func TestTableFixture(t *testing.T) {
	encoded := unhex(t, slotFixture(t, "table.hex"))
	table, err := decodeTable(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if err := table.verify(unhex(t, slotFixture(t, "root.hex")), slotStore); err != nil {
		t.Error(err)
	}
	if again := encodeTable(table); !bytes.Equal(again, encoded) {
		t.Errorf("the form has changed:\n%swas\n%s", dumpHex(again), dumpHex(encoded))
	}
	d := newDecoder(unhex(t, slotFixture(t, "signature.hex")))
	signature := d.signature()
	if err := d.done("signature"); err != nil {
		t.Fatal(err)
	}
	if err := table.verifyAct("roster.confirm", slotStore, [32]byte{7}, &signature); err != nil {
		t.Error(err)
	}
}

func TestWordsStayTheSame(t *testing.T) {
	sum := sha256.New()
	for n := range 1 << wordBits {
		fmt.Fprintln(sum, word(n))
	}
	if got, want := fmt.Sprintf("%x", sum.Sum(nil)), strings.TrimSpace(string(slotFixture(t, "words.txt"))); got != want {
		t.Errorf("the words are others: %s, not %s", got, want)
	}
}

func writeSlotFixtures(t *testing.T) {
	t.Helper()
	content, key := NewKey("李建国")
	text, sheet := NewSheet()
	s := newStaff(t)
	s.own(slotStore, s.find("wang"), s.slots["wang"], s.keys["wang"])
	signature := signAct(s.keys["wang"], "roster.confirm", slotStore, [32]byte{7}, signedAt, "wang")
	e := newEncoder()
	e.signature(&signature)
	sum := sha256.New()
	for n := range 1 << wordBits {
		fmt.Fprintln(sum, word(n))
	}
	files := map[string]string{
		"keyfile.txt": string(content), "sheet.txt": text, "words.txt": fmt.Sprintf("%x\n", sum.Sum(nil)),
		"root.hex": dumpHex(s.root), "table.hex": dumpHex(encodeTable(s.Table)), "signature.hex": dumpHex(e.b),
		"key.hex":        dumpHex(encodeSlot(makeSlot(t, officerLi, key).slot)),
		"machine.hex":    dumpHex(encodeSlot(makeSlot(t, nightly, key).slot)),
		"sheet.hex":      dumpHex(encodeSlot(makeSlot(t, theSheet, sheet).slot)),
		"passphrase.hex": dumpHex(encodeSlot(makeSlot(t, clerkSun, mustPassphrase(t, fixturePassphrase)).slot)),
	}
	if err := os.MkdirAll(slotFixtures, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(slotFixtures, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func slotFixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(slotFixtures, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// dumpHex is bytes as a fixture has them, 32 a line.
func dumpHex(b []byte) string {
	var lines strings.Builder
	for ; len(b) > 0; b = b[min(32, len(b)):] {
		fmt.Fprintf(&lines, "%x\n", b[:min(32, len(b))])
	}
	return lines.String()
}

func unhex(t testing.TB, text []byte) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.Join(strings.Fields(string(text)), ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
