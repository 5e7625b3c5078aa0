package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// clerk is a holder like those that the program writes.
func clerk(act string) Holder {
	return Holder{
		Operator: "李", Host: "min-zheng-3", PID: os.Getpid(), Since: time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC),
		Operation: [16]byte{1, 2, 15: 16}, Act: act, Seq: 4711,
	}
}

// What is written is read again; what a terminal would obey, or would end the
// line, is not written.
func TestHolderIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := Holder{
			Operator: rapid.String().Draw(t, "operator"), Host: rapid.String().Draw(t, "host"), Act: rapid.String().Draw(t, "act"),
			PID: rapid.Int().Draw(t, "pid"), Seq: rapid.Uint64().Draw(t, "seq"),
			Since: time.Unix(rapid.Int64Range(0, 1<<37).Draw(t, "since"), 0).UTC(),
		}
		copy(h.Operation[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "operation"))
		text := encodeHolder(&h)
		if len(text) != sideSize || bytes.ContainsAny(text, "\x00\x1b\r\u202e") {
			t.Fatalf("%d bytes: %q", len(text), text)
		}
		got, err := decodeHolder(text)
		if err != nil || got == nil {
			t.Fatalf("%v, %v from %q", got, err, text)
		}
		h.Operator, h.Host, h.Act = oneLine(h.Operator, nameBound), oneLine(h.Host, hostBound), oneLine(h.Act, actBound)
		if diff := cmp.Diff(&h, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestHolderCutToItsBounds(t *testing.T) {
	h := clerk(strings.Repeat("a", 1000))
	h.Operator, h.Host = "王\x1b[2J\n"+strings.Repeat("䶮", 1000), strings.Repeat("\u2028h", 1000)
	got, err := decodeHolder(encodeHolder(&h))
	if err != nil || got == nil {
		t.Fatal(got, err)
	}
	if want := "王[2J" + strings.Repeat("䶮", 38); got.Operator != want || len(got.Host) != hostBound || len(got.Act) != actBound {
		t.Errorf("%q (%d bytes), %q, %q", got.Operator, len(got.Operator), got.Host, got.Act)
	}
}

// A record that is not whole, or not as the program writes it, names nobody.
// A file that is somebody else's is not taken for a record.
func TestHolderThatCannotBeRead(t *testing.T) {
	h := clerk("roster.run")
	whole := encodeHolder(&h)
	for cut := range whole {
		if got, err := decodeHolder(whole[:cut]); got != nil || err != nil {
			t.Errorf("the first %d bytes: %v, %v", cut, got, err)
		}
	}
	swap := func(old, put string) []byte {
		if len(old) != len(put) || !bytes.Contains(whole, []byte(old)) {
			t.Fatalf("%q for %q", put, old)
		}
		return bytes.Replace(whole, []byte(old), []byte(put), 1)
	}
	for name, tc := range map[string]struct {
		text []byte
		want error
	}{
		"cleared":            {encodeHolder(nil), nil},
		"zeros":              {make([]byte, sideSize), nil},
		"another name":       {swap("\nhost ", "\nhose "), nil},
		"sequence no number": {swap("seq 4711", "seq 471x"), nil},
		"sequence with zero": {swap("seq 4711", "seq 0471"), nil},
		"another zone":       {swap("T12:00:00Z", "T12:00+00Z"), nil},
		"capital digits":     {swap("operation 0102", "operation 0X02"), nil},
		"escape":             {swap("roster.run", "roster\x1brun"), nil},
		"half a character":   {swap("李", "\xe6\x9d "), nil},
		"something behind":   {swap("   \n", "  x\n"), nil},
		"too long":           {append(bytes.Clone(whole), '\n'), ErrLockFile},
		"another version":    {swap("doudi lock 1", "doudi lock 2"), ErrLockFile},
		"somebody's file":    {[]byte("年度总结\n"), ErrLockFile},
	} {
		if got, err := decodeHolder(tc.text); got != nil || !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	path := filepath.Join(t.TempDir(), "county.db.lock")
	if got := holderAt(path); got != (Holder{}) {
		t.Errorf("without a file: %v", got)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := holderAt(path); !cmp.Equal(got, h) {
		t.Errorf("%v", got)
	}
}
