package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
)

// The fixtures are what format version 0 wrote. A store on somebody's desk
// holds the same: they are read for ever and never written anew. -fixtures
// writes only those that a new record kind has none of yet.
var fixtures = flag.Bool("fixtures", false, "write the fixtures that are missing")

func TestFixturesOfFormat0(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			b, err := f.encode(f.full)
			if err != nil {
				t.Fatal(err)
			}
			kept := fixture(t, f.name+".hex", hexLines(b))
			old, err := hex.DecodeString(strings.Join(strings.Fields(kept), ""))
			if err != nil {
				t.Fatal(err)
			}
			v, err := f.decode(old)
			if err != nil {
				t.Fatalf("a record of format 0 cannot be read any more: %v", err)
			}
			if !same(v, f.full) {
				t.Errorf("a record of format 0 reads as %+v\nwant %+v", v, f.full)
			}
			if FormatVersion == 0 && !bytes.Equal(b, old) {
				t.Errorf("the form has changed, but not the format version:\n%swas\n%s", hexLines(b), kept)
			}
		})
	}
}

// TestKeysOfFormat0 holds every key that is made, and what lies in the buckets
// whose values are no records.
func TestKeysOfFormat0(t *testing.T) {
	a := calc.AwardKey{Household: "000031", Program: "nursing", Person: person18(32)}
	home := calc.RegionCode("999901001002")
	keys := []struct {
		name string
		key  key
	}{
		{"version", metaKey("version")},
		{"settings", metaKey("settings")},
		{"counters", metaKey("counters")},
		{"region", regionKey(home)},
		{"household", householdKey(home, "000031")},
		{"home", homeKey("000031")},
		{"moved", movedKey("000031")},
		{"decision", decisionKey(home, a, 71234)},
		{"decision of a household's award", decisionKey(home, calc.AwardKey{Household: "000031", Program: calc.Dibao}, 1)},
		{"token of an identity number", tokenKey(byID, string(person18(32)), "000031")},
		{"token of its tail", tokenKey(byIDTail, "0032", "000031")},
		{"token of an account", tokenKey(byAccount, "0031", "000031")},
		{"token of a name", tokenKey(byName, "娜仁·图雅", "000031")},
		{"token of a sound", tokenKey(bySound, "narentuya", "000031")},
		{"policy", policyKey(2)},
		{"entries", entriesKey(opening, home)},
		{"findings", findingsKey(opening)},
		{"seal", sealKey(opening)},
		{"operator", operatorKey("李建国")},
		{"journal", journalKey(300)},
	}
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s %x\n", k.name, bucketNames[k.key.bucket], k.key.bytes)
	}
	if kept := fixture(t, "keys.txt", b.String()); FormatVersion == 0 && b.String() != kept {
		t.Errorf("the keys have changed, but not the format version:\n%swas\n%s", b.String(), kept)
	}
}

// TestStoreOfFormat0 holds a whole small store, so that nothing else that lies
// in one goes unnoticed: counters, homes, places lived in before, tokens.
func TestStoreOfFormat0(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error {
		h := family("000031", village(1, 2), "单·图雅", 31)
		moved := family("000031", village(2, 1), "单·图雅", 31)
		return errors.Join(
			tx.PutRegion(fullRegion), tx.PutOperator(&fullOperator), tx.PutHousehold(nil, h),
			tx.AddDecision(h.Region, calc.AwardKey{Household: h.Number, Program: calc.Dibao}, determination(opening)),
			tx.PutHousehold(h, moved))
	})
	var lines []string
	for line := range strings.Lines(dump(t, s)) {
		if !strings.HasPrefix(line, "meta 73657474696e6773 ") { // settings have a random number
			lines = append(lines, line)
		}
	}
	got := strings.Join(lines, "")
	if kept := fixture(t, "store.txt", got); FormatVersion == 0 && got != kept {
		t.Errorf("what lies in a store has changed, but not the format version:\n%swas\n%s", got, kept)
	}
}

func fixture(t *testing.T, name, now string) string {
	t.Helper()
	path := filepath.Join("testdata", "format0", name)
	kept, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && *fixtures {
		kept = []byte(now)
		err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, kept, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(kept)
}

func hexLines(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		n := min(32, len(b))
		fmt.Fprintf(&out, "%x\n", b[:n])
		b = b[n:]
	}
	return out.String()
}
