package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/pinyin"
)

// planted are values of people that must be readable nowhere.
type planted struct {
	values []string
	seen   map[string]bool
}

func (p *planted) add(values ...string) {
	for _, v := range values {
		if !p.seen[v] {
			p.seen[v] = true
			p.values = append(p.values, v)
		}
	}
}

// in counts the values that stand somewhere.
func (p *planted) in(text []byte) (n int) {
	for _, v := range p.values {
		if bytes.Contains(text, []byte(v)) {
			n++
		}
	}
	return n
}

// plantedFamilies are so many households of made-up people. What is unlike
// anything else about them is planted.
func plantedFamilies(n int) (list []*calc.Household, p *planted) {
	p = &planted{seen: map[string]bool{}}
	r := rand.New(rand.NewPCG(1, 1))
	for i := range n {
		name := fmt.Sprintf("%c%c%c", 0x4e00+r.IntN(20000), 0x4e00+r.IntN(20000), 0x4e00+r.IntN(20000))
		h := family(fmt.Sprintf("H%d", i), village(1+i%4, 1+i%10), name, i)
		h.PayeeID = calc.IDNumber(fmt.Sprintf("999999%08d%04d", 19000000+r.IntN(999999), r.IntN(10000)))
		h.Members[0].ID, h.Account = h.PayeeID, fmt.Sprintf("62%017d", r.Uint64N(1e17))
		h.Phone, h.Address, h.Note = fmt.Sprintf("139%08d", r.IntN(1e8)), name+"的门牌", name+"的病情"
		list = append(list, h)
		id := string(h.PayeeID)
		p.add(name, id[6:], h.Account[8:], h.Phone)
		if sounds := pinyin.Spellings(name); len(sounds) > 0 && len(sounds[0]) > 8 {
			p.add(sounds[0])
		}
	}
	return list, p
}

// A stolen file tells nobody's name, number, account or illness: not in its
// pages, not in those that are free again, not in its lock, its anchor or a
// backup (C1).
func TestC1StolenFiles(t *testing.T) {
	list, p := plantedFamilies(1000)
	s := newStore(t)
	s.Anchors = t.TempDir()
	engage(t, s)
	act(t, s, func(tx *Tx) (err error) {
		for _, h := range list {
			err = errors.Join(err, tx.PutHousehold(nil, h), tx.AddDecision(h.Region, calc.AwardKey{Household: h.Number, Program: calc.Dibao, Person: h.PayeeID}, insuring(h)))
		}
		return err
	})
	sealed(t, s, opening)
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := backUp(s, backup); err != nil {
		t.Fatal(err)
	}
	var lock []byte
	act(t, s, func(tx *Tx) (err error) { // leaves pages that are free again
		lock = sameFile(t, &Store{Path: s.Path + ".lock"})
		for _, old := range list {
			h := *old
			h.Region, h.Revision = village(5, 1), 0
			err = errors.Join(err, tx.PutHousehold(old, &h))
		}
		return err
	})
	if n := p.in(contents(t, s)); n < len(p.values) {
		t.Fatalf("only %d of %d planted values are in the store at all", n, len(p.values))
	}
	anchor := filepath.Join(s.Anchors, folder(t, s.Anchors)[0])
	for name, text := range map[string][]byte{
		"store": sameFile(t, s), "store after the lock": sameFile(t, &Store{Path: s.Path + ".lock"}), "lock": lock,
		"anchor": sameFile(t, &Store{Path: anchor}), "backup": sameFile(t, &Store{Path: backup}),
	} {
		if n := p.in(bytes.TrimRight(text, "\x00")); n > 0 || len(text) == 0 {
			t.Errorf("%s: %d of %d planted values stand in its %d bytes", name, n, len(p.values), len(text))
		}
	}
}

// contents is all that the store holds, opened.
func contents(t *testing.T, s *Store) (text []byte) {
	t.Helper()
	for line := range strings.Lines(dump(t, s)) {
		value, err := hex.DecodeString(line[strings.LastIndexByte(line, ' ')+1 : len(line)-1])
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, value...)
	}
	return text
}

// insuring is a decision about a household's first member.
func insuring(h *calc.Household) *calc.Decision {
	d := determination(opening)
	d.Facts.Insured = []calc.Insured{{ID: h.Members[0].ID, Name: h.Members[0].Name}}
	return d
}
