package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"doudi/calc"
)

// audited is a store with every kind of record in it, and an auditor.
func audited(t testing.TB) *Store {
	t.Helper()
	s := office(t)
	act(t, s, func(tx *Tx) error { return tx.Admit(Operator{Name: "sun", Roles: []Role{Auditor}}, testSecret(), noon) })
	return s
}

func exportTo(s *Store, to string, recipients *Recipients) error {
	_, err := s.Export(to, recipients, func(*Exported) error { return nil })
	return err
}

// exportOf exports a store, as its auditor does, and gives the file and what opens it.
func exportOf(t testing.TB, s *Store) (file string, opens *Identities) {
	t.Helper()
	to, opens := pair(t)
	file = filepath.Join(t.TempDir(), "county.audit.age")
	if err := exportTo(s.by("sun"), file, to); err != nil {
		t.Fatal(err)
	}
	return file, opens
}

// contentOf is the digest over all records of a store in plain.
func contentOf(t testing.TB, s *Store) (digest [32]byte) {
	t.Helper()
	all := newContent()
	view(t, s, func(tx *Tx) error {
		return tx.contents(func(k key, value []byte) error {
			all.add(k, value)
			return nil
		})
	})
	return all.digest()
}

// An export has every record, in order, and says what each is.
func TestExport(t *testing.T) {
	s := audited(t)
	file, opens := exportOf(t, s)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode: %v, %v", info, err)
	}
	want := map[string]bool{}
	view(t, s, func(tx *Tx) error {
		return tx.contents(func(k key, value []byte) error {
			want[bucketNames[k.bucket]+"\x00"+string(k.bytes)+"\x00"+string(value)] = true
			return nil
		})
	})
	lines := bytes.Split(bytes.TrimSuffix(plainOf(t, file, opens), []byte("\n")), []byte("\n"))
	if len(lines) != len(want)+2 {
		t.Fatalf("%d lines for %d records", len(lines), len(want))
	}
	said := map[string]int{}
	for _, line := range lines[1 : len(lines)-1] {
		var record struct {
			Bucket     string
			Key, Value []byte
			Reads      json.RawMessage
		}
		if err := json.Unmarshal(line, &record); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if at := record.Bucket + "\x00" + string(record.Key) + "\x00" + string(record.Value); !want[at] {
			t.Errorf("a record that the store has not: %s", line)
		} else {
			delete(want, at)
		}
		if len(record.Reads) > 0 {
			said[record.Bucket]++
		}
	}
	for at := range want {
		t.Errorf("the export has not %q", at)
	}
	for _, kind := range []string{"meta", "region", "household", "home", "decision", "policy", "roster", "journal"} {
		if said[kind] == 0 {
			t.Errorf("no %s record is said in words", kind)
		}
	}
	plain := string(bytes.Join(lines, []byte("\n")))
	for _, text := range []string{`"name":"sun"`, `"act":"roster.confirm"`, `"amount":"470.00"`, `"county":"清河县"`, `"kind":"determine"`, `"state":"confirmed"`} {
		if !strings.Contains(plain, text) {
			t.Errorf("nothing reads %s", text)
		}
	}
}

// The form of the lines is what an auditor's own tools read: it changes only with
// its version.
func TestExportLines(t *testing.T) {
	decision, err := encodeDecision(calc.AwardKey{Household: "000031", Program: calc.Dibao, Person: person18(32)}, &fullDecision)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	lines := newExportLines(&out)
	for _, r := range []struct {
		k     key
		value []byte
	}{
		{metaKey("settings"), encodeSettings(&fullSettings)},
		{metaKey("operators"), encodeTable(&Table{Version: 3, Signer: "root", Operators: []Operator{{Name: "sun", Roles: []Role{Auditor}, Key: key32(1), Former: []FormerKey{{key32(2), noon}}}}})},
		{regionKey(fullRegion.Code), encodeRegion(&fullRegion)},
		{householdKey(fullHousehold.Region, fullHousehold.Number), encodeHousehold(&fullHousehold)},
		{homeKey("000031"), []byte(fullHousehold.Region)},
		{movedKey("000031"), []byte(fullHousehold.Region)},
		{decisionKey("999901001002", "000031", 71234), decision},
		{policyKey(2), encodePolicy(&fullPolicy)},
		{sealKey(opening), encodeSeal(&fullSeal)},
		{findingsKey(opening), encodeFindings(fullFindings)},
		{entriesKey(opening, "999901001002"), encodeEntries(fullEntries)},
		{key{rosterBucket, []byte("x")}, nil},
		{journalKey(300), encodeJournal(&fullEntry)},
	} {
		if err := lines.record(r.k, r.value); err != nil {
			t.Fatal(err)
		}
	}
	if err := lines.record(journalKey(1), []byte("damage")); !errors.Is(err, ErrDamaged) {
		t.Errorf("a record that cannot be read: %v", err)
	}
	// The bytes of the values have fixtures of their own.
	got := regexp.MustCompile(`"value":"[^"]*"`).ReplaceAllString(out.String(), `"value":"…"`)
	golden := filepath.Join("testdata", "export1", "lines.jsonl")
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("%s: %v; the lines are now\n%s", golden, err, got)
	}
}

func TestExportKeepsWhatExists(t *testing.T) {
	s := newStore(t)
	to, _ := pair(t)
	dir := t.TempDir()
	made, err := s.Export(dir, to, func(*Exported) error { return nil })
	if err != nil || !strings.HasPrefix(filepath.Base(made.Path), "county-20261121T120000-1-") || !strings.HasSuffix(made.Path, ".db.audit.age") {
		t.Fatalf("%+v, %v", made, err)
	}
	if err := exportTo(s, made.Path, to); !errors.Is(err, ErrExists) {
		t.Errorf("over another: %v", err)
	}
	unnoted := errors.New("the journal is closed")
	if _, err := s.Export(filepath.Join(dir, "x.age"), to, func(*Exported) error { return unnoted }); !errors.Is(err, unnoted) {
		t.Errorf("not noted: %v", err)
	}
	damaged := editable(t, office(t))
	forge(t, damaged, dropDirectory)
	if err := exportTo(damaged, filepath.Join(dir, "x.age"), to); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged store: %v", err)
	}
	if names := append(append(folder(t, dir), beside(t, damaged)...), beside(t, s)...); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

// heap is what lives on the heap after the first lines have gone by, and the most
// that lives there afterwards.
type heap struct{ before, most, lines, bytes uint64 }

func living() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (h *heap) Write(line []byte) (int, error) {
	h.bytes += uint64(len(line))
	switch h.lines++; {
	case h.lines == 2000:
		h.before = living()
	case h.lines%2000 == 0:
		h.most = max(h.most, living())
	}
	return len(line), nil
}

// An export takes no more memory for a large county than for a small one.
func TestExportStreams(t *testing.T) {
	s := newStore(t)
	countyOf(t, s, 8000, func(int) int { return 1 })
	view(t, s, func(tx *Tx) error {
		at := &heap{}
		if err := tx.export(at, noon, &Exported{}); err != nil {
			return err
		}
		if grown := int64(at.most) - int64(at.before); at.bytes < 8<<20 || at.most == 0 || grown > 2<<20 {
			t.Errorf("%d bytes were written, and %d lived on the heap meanwhile", at.bytes, grown)
		}
		return nil
	})
}

// BenchmarkExport is an export and what is rebuilt of it, against the copy that
// both begin with.
func BenchmarkExport(b *testing.B) {
	s := newStore(b)
	countyOf(b, s, 20_000, func(i int) int { return 1 + i%2 })
	act(b, s, func(tx *Tx) error { return tx.Admit(Operator{Name: "sun", Roles: []Role{Auditor}}, testSecret(), noon) })
	to, opens := pair(b)
	file := filepath.Join(b.TempDir(), "x.age")
	b.Run("copy", func(b *testing.B) {
		for b.Loop() {
			if err := s.copied(func(*Copy) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			_ = os.Remove(file)
			if err := exportTo(s.by("sun"), file, to); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rebuild", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := rebuildAs(b, "sun", file, opens); err != nil {
				b.Fatal(err)
			}
		}
	})
}
