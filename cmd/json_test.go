package cmd

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// TestOneDocument: with --json every command that is done prints one document with its
// version on stdout and nothing else; one that is not prints none, or one that says why.
func TestOneDocument(t *testing.T) {
	d := officeOfKinds(t)
	typed, again := d.typing()
	for i := range deeds {
		x := &deeds[i]
		if bearers[x.who] != "" {
			continue
		}
		who, _, _ := strings.Cut(x.who, " ")
		code, said, complaint := d.types(nil, who, append(typed(x, strconv.Itoa(i)), "--json")...)
		if !oneDocument(said) && (code == exitDone || said != "") {
			t.Errorf("%s: exit %d, %q, %s", x.command, code, said, complaint)
		}
		again()
	}
}

// oneDocument says whether a text is one JSON document with its version.
func oneDocument(text string) bool {
	var document struct{ Version int }
	err := json.Unmarshal([]byte(text), &document)
	return err == nil && document.Version == 1
}

// TestOneDocumentWhereNothingChanges: so it is for who types again what is on file.
func TestOneDocumentWhereNothingChanges(t *testing.T) {
	d := officeOfKinds(t)
	for range 2 {
		code, said, complaint := d.types(nil, "officer", "household", "edit", "000004", "note=高龄", "--from", "2026-07", "--reason", "电话核实", "--yes", "--json")
		if !oneDocument(said) || code != exitDone {
			t.Errorf("exit %d, %q, %s", code, said, complaint)
		}
	}
}
