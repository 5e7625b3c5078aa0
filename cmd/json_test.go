package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/age"
)

// TestOneDocument: with --json every command that is done prints one document with its
// version on stdout and nothing else; one that is not prints none, or one that says why.
func TestOneDocument(t *testing.T) {
	d := officeOfKinds(t)
	image, err := os.ReadFile(d.store)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	aside, outside := filepath.Join(t.TempDir(), "aside.db"), t.TempDir()
	if err := os.WriteFile(aside, image, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range deeds {
		x := &deeds[i]
		if bearers[x.who] != "" {
			continue
		}
		out := filepath.Join(outside, strconv.Itoa(i))
		typed := strings.NewReplacer("{qinghe}", strings.TrimSuffix(qinghe, "/"), "{out}", out, "{copy}", aside, "{recipient}", identity.Recipient().String()).Replace(x.args)
		who, _, _ := strings.Cut(x.who, " ")
		code, said, complaint := d.types(nil, who, slices.Concat(strings.Fields(x.path()), strings.Fields(typed), x.option(), []string{"--json"})...)
		if !oneDocument(said) && (code == exitDone || said != "") {
			t.Errorf("%s: exit %d, %q, %s", x.command, code, said, complaint)
		}
		if err := os.WriteFile(d.store, image, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// oneDocument says whether a text is one JSON document with its version.
func oneDocument(text string) bool {
	var document struct{ Version int }
	err := json.Unmarshal([]byte(text), &document)
	return err == nil && document.Version == 1
}
