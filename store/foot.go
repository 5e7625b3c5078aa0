package store

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Foot is where the journal stood when something was printed: what stands at
// the foot of rosters, by which paper anchors the store.
type Foot struct {
	Seq        uint64 // of the last entry then
	Begin, End string // of its digest, in hexadecimal
}

// ParseFoot reads a foot as rosters print it, "journal 12 0123abcd…4567", the
// word before it and the mark of omission in any form; a digest may be whole.
func ParseFoot(text string) (f Foot, ok bool) {
	fields := strings.Fields(strings.ReplaceAll(text, "...", "…"))
	if len(fields) < 2 || len(fields) > 3 {
		return f, false
	}
	var short bool
	var err error
	f.Seq, err = strconv.ParseUint(fields[len(fields)-2], 10, 64)
	f.Begin, f.End, short = strings.Cut(strings.ToLower(fields[len(fields)-1]), "…")
	enough := short && len(f.Begin) >= 8 && len(f.End) >= 4 || !short && len(f.Begin) == 2*len(anchorMark{}.digest)
	return f, err == nil && f.Seq > 0 && enough && isHex(f.Begin+f.End)
}

func isHex(text string) bool { return strings.Trim(text, "0123456789abcdef") == "" }

// VerifyFoot says whether the journal goes on from where it stood when a foot
// was printed; *Parted where it does not.
func (tx *Tx) VerifyFoot(f Foot) error {
	if f.Seq > tx.head.Journal {
		return &Parted{f.Seq, tx.head.Journal, ErrOlder}
	}
	digest, err := tx.digestOf(f.Seq)
	if err != nil {
		return err
	}
	if text := hex.EncodeToString(digest[:]); !strings.HasPrefix(text, f.Begin) || !strings.HasSuffix(text, f.End) {
		return &Parted{f.Seq, tx.head.Journal, ErrOther}
	}
	return nil
}

// IsAnchor says whether the file at a path is an anchor, of whatever store.
func IsAnchor(path string) bool {
	id, err := anchoredID(path)
	return err == nil && id != ""
}

// anchoredID is the id of the store to which an anchor belongs; "" where the
// file is none.
func anchoredID(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	title, err := bufio.NewReader(f).ReadString('\n')
	id, ours := strings.CutPrefix(strings.TrimSpace(title), strings.TrimSpace(anchorTitle)+" ")
	if !ours {
		return "", nil
	}
	return id, err
}

// VerifyAnchorAt is VerifyAnchor with the anchor at a path, kept by another user
// or on another machine. Another store's anchor is ErrForeign.
func (tx *Tx) VerifyAnchorAt(path string) (acts int, err error) {
	id, err := anchoredID(path)
	if err != nil {
		return 0, err
	}
	if id != tx.keys.id.String() {
		return 0, fmt.Errorf("%s: %w", path, ErrForeign)
	}
	return tx.agreesWithAll(path)
}
