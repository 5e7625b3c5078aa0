package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"doudi/calc"
)

// The benchmarks work on a county of DOUDI_BENCH households, 10 000 where it is
// not set, in villages of fifty, and print ratios to what the machine itself
// takes, measured in turn with it.

func benchNumber(i int) string { return fmt.Sprintf("%06d", i%benchHouseholds()) }

func benchCounty(b *testing.B) *Store {
	b.Helper()
	s := anchoredStore(b)
	act(b, s, func(tx *Tx) error {
		var err error
		for i := range benchHouseholds() {
			err = errors.Join(err, tx.PutHousehold(nil, family(benchNumber(i), village(1+i/2500, i/50%50), "张三", i)))
		}
		return err
	})
	return s
}

// edit changes the note of one household, as an act of its own.
func edit(s *Store, household int, note string) error {
	return s.Act(func(tx *Tx) (Entry, error) {
		old, err := tx.Household(calc.HouseholdNumber(benchNumber(household)))
		if err != nil {
			return Entry{}, err
		}
		h := *old
		h.Note = note
		return Entry{Operator: "root", Act: "test"}, tx.PutHousehold(old, &h)
	})
}

// BenchmarkEdit is one edit of one household, sealed, journalled and anchored: as
// a ratio to writing as many bytes into a file and one fdatasync (P10).
func BenchmarkEdit(b *testing.B) {
	s := benchCounty(b)
	edited := func(n int) {
		if err := edit(s, n*337, strconv.Itoa(n)); err != nil {
			b.Fatal(err)
		}
	}
	edited(0)
	before := written(b)
	edited(1)
	bytes := written(b) - before
	raw, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	buffer := make([]byte, bytes)
	const places = 64
	for i := range places {
		rawWrite(b, raw, buffer, i)
	}
	var measured pairs
	n := 0
	for b.Loop() {
		n++
		bare := took(func() { rawWrite(b, raw, buffer, n*7%places) })
		measured.add(took(func() { edited(n) }), bare)
	}
	measured.report(b, "x-write-sync")
	b.ReportMetric(float64(bytes), "B/edit")
}

// pairs are ratios of what is measured to its yardstick, taken in turn: of them the
// median counts, since other work on the machine falls on one or the other.
type pairs []float64

func (p *pairs) add(work, bare time.Duration) { *p = append(*p, float64(work)/float64(bare)) }

func (p *pairs) report(b *testing.B, unit string) {
	b.Helper()
	slices.Sort(*p)
	b.ReportMetric((*p)[len(*p)/2], unit)
	b.ReportMetric(0, "ns/op")
}

// written is how many bytes this process has handed to the system so far.
func written(b *testing.B) int64 {
	b.Helper()
	text, err := os.ReadFile("/proc/self/io")
	if err != nil {
		b.Skip(err)
	}
	for line := range strings.Lines(string(text)) {
		if count, ours := strings.CutPrefix(line, "wchar: "); ours {
			n, err := strconv.ParseInt(strings.TrimSpace(count), 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			return n
		}
	}
	b.Skip("the system does not count")
	return 0
}

func rawWrite(b *testing.B, f *os.File, buffer []byte, place int) {
	_, err := f.WriteAt(buffer, int64(place*len(buffer)))
	if err := errors.Join(err, unix.Fdatasync(int(f.Fd()))); err != nil {
		b.Fatal(err)
	}
}

func took(f func()) time.Duration {
	begun := time.Now()
	f()
	return time.Since(begun)
}

// BenchmarkBackup is a backup with its check: as a ratio to a plain copy of
// the file and one fsync (P10).
func BenchmarkBackup(b *testing.B) {
	s := benchCounty(b)
	folder := b.TempDir()
	var measured pairs
	n := 0
	for b.Loop() {
		n++
		made := filepath.Join(folder, fmt.Sprintf("%d.db", n))
		bare := took(func() { plainCopy(b, s.Path, made+".plain") })
		measured.add(took(func() {
			if _, err := s.Backup(made, false); err != nil {
				b.Fatal(err)
			}
		}), bare)
		if err := errors.Join(os.Remove(made), os.Remove(made+".plain")); err != nil {
			b.Fatal(err)
		}
	}
	measured.report(b, "x-copy-sync")
}

func plainCopy(b *testing.B, from, to string) {
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(onlyWriter{out}, in)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		b.Fatal(err)
	}
}

// onlyWriter keeps the system from sharing the file's blocks instead of copying
// them.
type onlyWriter struct{ io.Writer }

func init() {
	// It edits households for a while, one after the other, and says how many.
	deeds["edit for a while"] = func(t *testing.T, path string) {
		s := storeAt(path)
		s.Wait = time.Minute
		say("ready")
		n := 0
		for begun := time.Now(); time.Since(begun) < benchWhile; n++ {
			err := edit(s, os.Getpid()*31+n*337, fmt.Sprint(os.Getpid(), n))
			if err != nil {
				t.Fatal(err)
			}
		}
		say("did", n)
	}
}

const benchWhile = 2 * time.Second

// BenchmarkWriters is how much four processes at work on one store get done,
// together as a ratio to one alone, and the slowest as a ratio to the fastest
// (P8).
func BenchmarkWriters(b *testing.B) {
	s := benchCounty(b)
	var alone, together, slowest, fastest float64
	for b.Loop() {
		alone += atWork(b, s, 1)[0]
		each := atWork(b, s, 4)
		low, high := each[0], each[0]
		for _, n := range each {
			together += n
			low, high = min(low, n), max(high, n)
		}
		slowest, fastest = slowest+low, fastest+high
	}
	b.ReportMetric(together/alone, "x-one-writer")
	b.ReportMetric(slowest/fastest, "slowest/fastest")
	b.ReportMetric(0, "ns/op")
}

// atWork lets some processes edit at the same time, and gives how many edits each
// has done.
func atWork(b *testing.B, s *Store, processes int) []float64 {
	b.Helper()
	var children []*child
	for range processes {
		p := start(b, "edit for a while", s.Path)
		if word := p.hear(); word != "ready" {
			b.Fatalf("the other process said %q", word)
		}
		children = append(children, p)
	}
	var each []float64
	for _, p := range children {
		var n float64
		if _, err := fmt.Sscanf(p.hear(), "did %f", &n); err != nil {
			b.Fatalf("%v\n%s", err, p.all)
		}
		p.finish(b)
		each = append(each, n)
	}
	return each
}
