package store

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Holder is who has the lock of a store, and for what. It stands in the side
// file while the lock is held, for those who wait, and for whoever comes next
// when the holder dies. It names nobody but the operator.
type Holder struct {
	Operator, Host string
	PID            int
	Since          time.Time // kept to the second
	Operation      [16]byte  // the id under which the store knows the operation
	Act            string    // as in the journal: "roster.run"; may be empty
	Seq            uint64    // of the journal's last entry when the lock was taken
}

func (h *Holder) String() string {
	text := fmt.Sprintf("%s on %s, process %d, since %s", h.Operator, h.Host, h.PID, h.Since.UTC().Format(time.RFC3339))
	if h.Act != "" {
		text += ", for " + h.Act
	}
	return text
}

// The side file has always the same size, so that clearing a record and writing
// one need no room on a full disk, and one write to one sector does it. The
// bounds (bytes) let every record fit.
const (
	sideSize    = 512
	nameBound   = 120
	hostBound   = 64
	actBound    = 64
	sideHead    = "doudi lock 1\n"
	sideCleared = sideHead + "free\n"
)

// encodeHolder is the text of the side file: of a holder, or of nobody (nil).
func encodeHolder(h *Holder) []byte {
	text := sideCleared
	if h != nil {
		text = fmt.Sprintf(sideHead+"operator %s\nhost %s\npid %d\nsince %s\noperation %x\nact %s\nseq %d\n",
			oneLine(h.Operator, nameBound), oneLine(h.Host, hostBound), h.PID,
			h.Since.UTC().Format(time.RFC3339), h.Operation, oneLine(h.Act, actBound), h.Seq)
	}
	return []byte(text + strings.Repeat(" ", sideSize-1-len(text)) + "\n")
}

// oneLine takes out of a text what would end a line or speak to a terminal, and
// cuts it to a number of bytes.
func oneLine(text string, bound int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	for len(text) > bound {
		_, last := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-last]
	}
	return text
}

// decodeHolder reads the text of a side file: nil where it is nobody's. A text
// that was cut short, or is in any way not as encodeHolder writes it, is
// nobody's too: who died before the record was whole had not begun to act. What
// does not even begin like a side file is ErrLockFile.
func decodeHolder(text []byte) (*Holder, error) {
	head := text[:min(len(text), len(sideHead))]
	if !strings.HasPrefix(sideHead, string(head)) && len(bytes.Trim(text, "\x00")) > 0 || len(text) > sideSize {
		return nil, ErrLockFile
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 8 {
		return nil, nil
	}
	value := func(line int) string {
		_, value, _ := strings.Cut(lines[line], " ")
		return value
	}
	// Whatever is wrong in a line comes to light below, as another text.
	h := &Holder{Operator: value(1), Host: value(2), Act: value(6)}
	h.PID, _ = strconv.Atoi(value(3))
	h.Since, _ = time.Parse(time.RFC3339, value(4))
	operation, _ := hex.DecodeString(value(5))
	copy(h.Operation[:], operation)
	h.Seq, _ = strconv.ParseUint(value(7), 10, 64)
	if !bytes.Equal(encodeHolder(h), text) {
		return nil, nil
	}
	return h, nil
}

func readHolder(f *os.File) (*Holder, error) {
	text, err := io.ReadAll(io.NewSectionReader(f, 0, sideSize+1))
	if err != nil {
		return nil, err
	}
	return decodeHolder(text)
}

// writeHolder puts a holder's record into the side file, or clears it (nil).
func writeHolder(f *os.File, h *Holder) error {
	_, err := f.WriteAt(encodeHolder(h), 0)
	return err
}

// holderAt is who the side file at a path says has the lock: empty where it
// says nothing, since whoever waited is to be told that in any case.
func holderAt(side string) Holder {
	f, err := openPlain(side, os.O_RDONLY)
	if err != nil {
		return Holder{}
	}
	defer f.Close()
	h, err := readHolder(f)
	if err != nil || h == nil {
		return Holder{}
	}
	return *h
}
