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

// The fixtures are what format version 1 wrote. A store on somebody's desk
// holds the same: they are read for ever and never written anew. -fixtures
// writes only those that a new record kind has none of yet.
var fixtures = flag.Bool("fixtures", false, "write the fixtures that are missing")

func TestFixturesOfFormat1(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			b, err := f.encode(f.full)
			if err != nil {
				t.Fatal(err)
			}
			kept := fixture(t, f.name+".hex", func() string { return hexLines(b) })
			old, err := hex.DecodeString(strings.Join(strings.Fields(kept), ""))
			if err != nil {
				t.Fatal(err)
			}
			v, err := f.decode(old)
			if err != nil {
				t.Fatalf("a record of format 1 cannot be read any more: %v", err)
			}
			if !same(v, f.full) {
				t.Errorf("a record of format 1 reads as %+v\nwant %+v", v, f.full)
			}
			if FormatVersion == 1 && !bytes.Equal(b, old) {
				t.Errorf("the form has changed, but not the format version:\n%swas\n%s", hexLines(b), kept)
			}
		})
	}
}

// TestKeysOfFormat1 holds every key that is made.
func TestKeysOfFormat1(t *testing.T) {
	home := calc.RegionCode("999901001002")
	keys := []struct {
		name string
		key  key
	}{
		{"version", metaKey("version")},
		{"settings", metaKey("settings")},
		{"id", metaKey("id")},
		{"head", metaKey("head")},
		{"operators", metaKey("operators")},
		{"applications", metaKey("applications")},
		{"calendar", metaKey("calendar")},
		{"region", regionKey(home)},
		{"household", householdKey(home, "000031")},
		{"home", homeKey("000031")},
		{"moved", movedKey("000031")},
		{"history", historyKey("000031", 17)},
		{"account request", requestKey("000031")},
		{"decision", decisionKey(home, "000031", 71234)},
		{"fact", factKey(home, "000031", 71235)},
		{"person", personKey(blind{digestOf(1)}, person18(32))},
		{"directory of names", directoryKey(byName, home)},
		{"directory of sounds", directoryKey(bySound, home)},
		{"directory of tails", directoryKey(byTail, home)},
		{"policy", policyKey(2)},
		{"entries", entriesKey(opening, home)},
		{"findings", findingsKey(opening)},
		{"seal", sealKey(opening)},
		{"application", applicationKey("S000031")},
		{"pending", pendingKey(298)},
		{"slot", slotKey("李建国")},
		{"wrong secrets", triesKey("李建国")},
		{"journal", journalKey(300)},
	}
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s %x\n", k.name, bucketNames[k.key.bucket], k.key.bytes)
	}
	if kept := fixture(t, "keys.txt", b.String); FormatVersion == 1 && b.String() != kept {
		t.Errorf("the keys have changed, but not the format version:\n%swas\n%s", b.String(), kept)
	}
}

// TestStoreOfFormat1 holds a whole small store: its envelopes, slots, signatures
// and sums are checked, and what is in them is as it was written.
func TestStoreOfFormat1(t *testing.T) {
	s := imageAt(t, []byte(fixture(t, "county.db", func() string { return string(trimmed(t, smallOffice(t))) })))
	whole(t, s)
	now := dump(t, s)
	if kept := fixture(t, "county.txt", func() string { return now }); now != kept {
		t.Errorf("what lies in the store reads otherwise:\n%swas\n%s", now, kept)
	}
	whole(t, &Store{Path: s.Path, Credentials: Credentials{"wang", testSecret()}, Now: s.Now})
	act(t, s, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
	whole(t, s)
}

// smallOffice is a store with a record of every kind and a sealed month.
func smallOffice(t *testing.T) *Store {
	s := newStore(t)
	engage(t, s)
	act(t, s, func(tx *Tx) error {
		h := family("000030", village(1, 2), "单·图雅", 31)
		moved := family("000030", village(2, 1), "单·图雅", 31)
		policy := fullPolicy
		return errors.Join(
			tx.PutRegion(fullRegion), tx.AddPolicy(&policy), tx.PutHousehold(nil, h),
			tx.AddDecision(h.Region, calc.AwardKey{Household: h.Number, Program: calc.Dibao}, determination(opening)),
			tx.PutHousehold(h, moved), tx.RequestAccount(moved, fullRequest.After, noon))
	})
	applied(t, s)
	sealed(t, s, opening)
	return s
}

// fixture is a file that is kept; now makes it where it is missing.
func fixture(t *testing.T, name string, now func() string) string {
	t.Helper()
	path := filepath.Join("testdata", "format1", name)
	kept, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && *fixtures {
		kept = []byte(now())
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
