package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
)

// grown is an anchored store whose journal ends with entry 8, and the feet that
// were printed on the way: the i-th after entry i+1.
func grown(t *testing.T) (s *Store, feet []string) {
	t.Helper()
	s = anchoredStore(t)
	for i := range 8 {
		if i > 0 {
			act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(1, i)}) })
		}
		view(t, s, func(tx *Tx) error {
			seq, digest := tx.Head()
			feet = append(feet, fmt.Sprintf("journal %d %s", seq, roster.Digest(digest).Short()))
			return nil
		})
	}
	return s, feet
}

func verifyFoot(t *testing.T, s *Store, text string) error {
	t.Helper()
	foot, ok := ParseFoot(text)
	if !ok {
		t.Fatalf("%q is no foot", text)
	}
	return s.View(func(tx *Tx) error { return tx.VerifyFoot(foot) })
}

// A store goes on from every foot that was printed of it; an older copy does not
// go on from a later one, nor a store rewritten in between.
func TestVerifyFoot(t *testing.T) {
	s, feet := grown(t)
	image, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	old, later := imageAt(t, image), imageAt(t, image)
	act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, 1)}) })
	act(t, later, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, 2)}) })
	var last string
	view(t, s, func(tx *Tx) error {
		seq, digest := tx.Head()
		last = fmt.Sprintf("%d %x", seq, digest)
		return nil
	})
	for i, foot := range feet {
		for name, store := range map[string]*Store{"itself": s, "older": old, "rewritten": later} {
			if err := verifyFoot(t, store, foot); err != nil {
				t.Errorf("%s, foot %d: %v", name, i+1, err)
			}
		}
	}
	for _, tc := range []struct {
		name  string
		store *Store
		want  error
	}{{"itself", s, nil}, {"older", old, ErrOlder}, {"rewritten", later, ErrOther}} {
		err := verifyFoot(t, tc.store, last)
		var parted *Parted
		if !errors.Is(err, tc.want) || tc.want != nil && (!errors.As(err, &parted) || parted.Seq != 9) {
			t.Errorf("%s: %v, want %v", tc.name, err, tc.want)
		}
	}
	digits := strings.TrimPrefix(feet[4], "journal 5 ")
	for _, wrong := range []string{"journal 4 " + digits, "5 " + flipped(digits), "5 " + digits[:len(digits)-1] + flipped(digits[len(digits)-1:])} {
		if err := verifyFoot(t, s, wrong); !errors.Is(err, ErrOther) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// flipped changes the first digit.
func flipped(digits string) string {
	if digits[0] == '0' {
		return "1" + digits[1:]
	}
	return "0" + digits[1:]
}

func TestParseFoot(t *testing.T) {
	whole := strings.Repeat("0123456789abcdef", 4)
	for text, want := range map[string]Foot{
		"journal 12 01234567…cdef": {12, "01234567", "cdef"},
		"日志 12 01234567…cdef":      {12, "01234567", "cdef"},
		"12 01234567...CDEF":       {12, "01234567", "cdef"},
		" 12\t01234567…cdef ":      {12, "01234567", "cdef"},
		"12 " + whole:              {12, whole, ""},
	} {
		if got, ok := ParseFoot(text); !ok || got != want {
			t.Errorf("%q: %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{
		"", "12", "01234567…cdef", "0 01234567…cdef", "-1 01234567…cdef", "x 01234567…cdef", "12 0123456…cdef", "12 01234567…def", "12 01234567cdef",
		"12 " + whole[1:], "12 " + whole + "0", "12 0123456g…cdef", "a b 12 01234567…cdef", "12 01234567…cd…ef", "/var/lib/county.anchor",
	} {
		if got, ok := ParseFoot(text); ok {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// An anchor kept elsewhere says the same, and from which of its lines on the
// store is another; another store's anchor says nothing.
func TestVerifyAnchorAt(t *testing.T) {
	s, _ := grown(t)
	kept := filepath.Join(t.TempDir(), "kept.anchor")
	text, err := os.ReadFile(s.anchorFile(s.keys.id))
	if err != nil {
		t.Fatal(err)
	}
	verify := func(text string) (acts int, err error) {
		if err := os.WriteFile(kept, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err = s.View(func(tx *Tx) error {
			acts, err = tx.VerifyAnchorAt(kept)
			return err
		})
		return acts, err
	}
	lines := strings.SplitAfter(string(text), "\n")
	if len(lines) != 10 || lines[9] != "" {
		t.Fatalf("the anchor has the lines %q", lines)
	}
	if acts, err := verify(string(text)); acts != 8 || err != nil || !IsAnchor(kept) {
		t.Errorf("%d acts, %v", acts, err)
	}
	for i := 1; i <= 8; i++ {
		fields := strings.Fields(lines[i])
		fields[1] = flipped(fields[1])
		other := strings.Join(lines[:i], "") + strings.Join(fields, " ") + "\n" + strings.Join(lines[i+1:], "")
		acts, err := verify(other)
		var parted *Parted
		if !errors.As(err, &parted) || !errors.Is(err, ErrOther) || parted.Seq != uint64(i) || acts != i-1 {
			t.Errorf("line %d is another: %d acts, %v", i, acts, err)
		}
	}
	ahead := string(text) + "9 " + hex.EncodeToString(make([]byte, 32)) + " 2026-11-21T12:00:00Z\n"
	if acts, err := verify(ahead); acts != 8 || !errors.Is(err, ErrOlder) {
		t.Errorf("with an act more: %d, %v", acts, err)
	}
	if _, err := verify(anchorTitle + strings.Repeat("0", 32) + "\n"); !errors.Is(err, ErrForeign) {
		t.Errorf("another store's: %v", err)
	}
	if _, err := verify("no anchor\n"); !errors.Is(err, ErrForeign) || IsAnchor(kept) || IsAnchor(kept+"2") {
		t.Errorf("no anchor: %v", err)
	}
}

// What was anchored before the store was put back on purpose, once or several
// times, does not count.
func TestAnchorOfAStorePutBack(t *testing.T) {
	s := anchoredStore(t)
	for i := range 3 {
		s.Now = func() time.Time { return noon.AddDate(0, 0, i) }
		made, err := s.Backup(t.TempDir(), false)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + 2*i {
			act(t, s, func(*Tx) error { return nil })
		}
		if _, err := s.Restore(made.Path, true); err != nil {
			t.Fatal(err)
		}
		whole(t, s)
		act(t, s, func(*Tx) error { return nil })
	}
	marks, err := marksIn(s.anchorFile(s.keys.id), 0)
	if err != nil || len(marks) != 1+9+6 {
		t.Errorf("%d marks, %v", len(marks), err)
	}
	view(t, s, func(tx *Tx) error {
		acts, err := s.VerifyAnchor(tx)
		if acts != 2 {
			t.Errorf("%d acts agree, want the last two", acts)
		}
		return err
	})
}
