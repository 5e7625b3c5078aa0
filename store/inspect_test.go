package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The test binary inspects a file when it is asked to as the program would be.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "inspect" {
		os.Exit(inspected(os.Args[2]))
	}
	os.Exit(m.Run())
}

func inspected(path string) (exit int) {
	switch err := storeAt(path).InspectHere(); {
	case err == nil:
		return InspectSound
	case errors.Is(err, ErrBusy):
		return InspectBusy
	default:
		fmt.Println(err)
		return InspectDamaged
	}
}

// Whatever a damaged file does to the process that inspects it, the one that
// asked goes on, and says one sentence of its own (S17).
func TestS17InspectedElsewhere(t *testing.T) {
	folder := memory(t)
	halfway(t, folder)
	vault(t, folder)
	for _, name := range []string{"S5", "S7", "S8"} {
		tr := trials[name](t, folder)
		tally := map[string]int{}
		for i := 0; i < tr.images; i += max(1, tr.images/sized(20, 333)) {
			s := storeAt(filepath.Join(folder, "image.db"))
			s.Inspector = []string{os.Args[0], "inspect"}
			if err := os.WriteFile(s.Path, tr.image(i), 0o600); err != nil {
				t.Fatal(err)
			}
			begun := time.Now()
			err := s.Check(false)
			if fault := unfit(err); fault != "" || err != nil && !strings.Contains(err.Error(), s.Path) {
				t.Errorf("%s, image %d: %s: %v", name, i, fault, err)
			}
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("%s, image %d took %v", name, i, took)
			}
			tally[fmt.Sprintf("refused %v", err != nil)]++
		}
		t.Logf("%s: %v", name, tally)
		if tally["refused true"] == 0 {
			t.Errorf("%s: nothing is refused", name)
		}
	}
}

// The inspector's answers are told apart.
func TestInspectorAnswers(t *testing.T) {
	s := newStore(t)
	for _, tc := range []struct {
		name      string
		inspector []string
		want      error
	}{
		{"sound", []string{os.Args[0], "inspect"}, nil},
		{"one that dies", []string{os.Args[0], "-test.no-such-flag"}, ErrDamaged},
		{"one that is not there", []string{filepath.Join(t.TempDir(), "doudi")}, os.ErrNotExist},
	} {
		c := editable(t, s)
		c.Inspector = tc.inspector
		if err := c.Check(false); !errors.Is(err, tc.want) || err != nil && !strings.Contains(err.Error(), c.Path) {
			t.Errorf("%s: %v, want %v", tc.name, err, tc.want)
		}
	}
	missing := storeAt(filepath.Join(t.TempDir(), "county.db"))
	missing.Inspector = []string{os.Args[0], "inspect"}
	if err := missing.Check(true); !errors.Is(err, ErrMissing) {
		t.Errorf("of a store that there is not: %v", err)
	}
}
