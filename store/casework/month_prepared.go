package casework

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// A month takes long to compute, and whoever acts meanwhile must not wait for it.
// So it is prepared outside of every act, village by village, and of each
// village it is noted what it was made of and what came of it. The act that needs
// the month looks which villages have changed since, computes those anew, and has
// its month where the same came of them, as it does of a telephone number or a
// note. Where something else came of one, the month is prepared once more.

// made is what a village was computed from, and a digest of all that came of it.
type made struct {
	of store.Trace
	to [sha256.Size]byte
}

func madeOf(d *store.Dossiers, results []roster.Result) (m made, err error) {
	m.of, err = d.Trace()
	m.to = digestOf(results)
	return m, err
}

// digestOf is a digest of all that a month takes from results.
func digestOf(results []roster.Result) [sha256.Size]byte {
	h := sha256.New()
	var line []byte
	for i := range results {
		r := &results[i]
		line = r.Entry.AppendCanonical(line[:0])
		for _, s := range r.Stints {
			line = fmt.Appendf(line, "%d-%d", s.From, s.Until)
			for j := range s.Insured {
				line = append(append(line, ' '), s.Insured[j].ID...)
			}
		}
		line = fmt.Appendf(line, " %d", r.Again)
		if len(r.Findings) > 0 {
			digest := roster.FindingsDigest(r.Findings)
			line = append(line, digest[:]...)
		}
		h.Write(append(line, '\n'))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// errOvertaken says that a month is no longer what was prepared.
var errOvertaken = errors.New("the month has changed meanwhile")

// patience is how often a month is prepared anew before those who act have to
// wait for it.
const patience = 3

// prepared is a month computed before the act that needs it.
type prepared struct {
	frame  frame
	around *around
	out    *computed
	last   bool // it is not prepared again: the act computes it itself where it must
}

// prepare computes a month by what frame says of the records as they are now.
func (o *Office) prepare(m calc.Month, frameOf func(*store.Tx) (frame, error)) (*prepared, error) {
	for range patience - 1 {
		p, err := o.prepareInParts(m, frameOf)
		if !errors.Is(err, errOvertaken) {
			return p, err
		}
	}
	return o.prepareAtOnce(m, frameOf)
}

// prepareInParts takes each village out of the store in a moment of its own, so
// that acts come between, and then looks what they have changed.
func (o *Office) prepareInParts(m calc.Month, frameOf func(*store.Tx) (frame, error)) (*prepared, error) {
	p := &prepared{}
	var codes []calc.RegionCode
	err := o.Store.View(func(tx *store.Tx) (err error) {
		if p.frame, err = frameOf(tx); err != nil {
			return err
		}
		p.frame.step = o.Course
		if p.around, err = lookAround(tx, m); err != nil {
			return err
		}
		codes, err = tx.Villages("")
		return err
	})
	if err != nil {
		return nil, err
	}
	c := p.around.computing(p.frame, o.sealedMonths())
	c.made = true
	movers := &movers{}
	p.out, err = c.run(len(codes), func(i int) (v *village, err error) {
		err = o.Store.View(func(tx *store.Tx) error {
			v, err = movers.gather(tx, codes[i])
			return err
		})
		return v, err
	})
	if err != nil {
		return nil, err
	}
	var behind *behind
	err = o.Store.View(func(tx *store.Tx) error {
		f, err := frameOf(tx)
		if err == nil {
			behind, err = p.behind(tx, f)
		}
		return err
	})
	if err == nil {
		err = p.catchUp(behind, o.sealedMonths())
	}
	return p, err
}

// prepareAtOnce computes a month from what one transaction has taken out.
func (o *Office) prepareAtOnce(m calc.Month, frameOf func(*store.Tx) (frame, error)) (*prepared, error) {
	p := &prepared{}
	var villages []*village
	err := o.Store.View(func(tx *store.Tx) (err error) {
		if p.frame, err = frameOf(tx); err != nil {
			return err
		}
		p.frame.step = o.Course
		p.around, villages, err = gatherAll(tx, m)
		return err
	})
	if err != nil {
		return nil, err
	}
	p.out, err = p.around.compute(p.frame, villages, o.sealedMonths(), true)
	return p, err
}

// in is the month as prepared, where nothing has come of what was done since, or
// errOvertaken; the last time it is computed anew within the act.
func (p *prepared) in(tx *store.Tx, f frame) (*computed, error) {
	if p == nil {
		return compute(tx, f)
	}
	b, err := p.behind(tx, f)
	if err == nil {
		err = p.catchUp(b, sealedIn(tx))
	}
	if errors.Is(err, errOvertaken) && p.last {
		return compute(tx, f)
	}
	return p.out, err
}

// behind is what has changed since a month was prepared.
type behind struct {
	frame    frame
	around   *around
	villages []*village
}

// behind takes the villages out of the store that have changed. It is
// errOvertaken where the month must be prepared anew in any case.
func (p *prepared) behind(tx *store.Tx, f frame) (*behind, error) {
	now, err := lookAround(tx, f.month)
	if err != nil {
		return nil, err
	}
	b := &behind{frame: f, around: now}
	switch then := p.around; {
	case then.changed == now.changed:
		return b, nil
	case f.policy.Version != p.frame.policy.Version, then.before != now.before, then.settings.Opening != now.settings.Opening:
		return nil, errOvertaken
	}
	traces, err := tx.Traces()
	if err != nil {
		return nil, err
	}
	for code, m := range p.out.made {
		if m.of == traces[code] {
			delete(traces, code)
		} else {
			traces[code] = store.Trace{} // also where nothing is left of it
		}
	}
	movers := &movers{}
	for code := range traces {
		v, err := movers.gather(tx, code)
		if err != nil {
			return nil, err
		}
		b.villages = append(b.villages, v)
	}
	return b, nil
}

// catchUp computes anew what has changed: errOvertaken where another month comes
// of it.
func (p *prepared) catchUp(b *behind, sealed sealedMonths) error {
	c := b.around.computing(b.frame, sealed)
	c.made = true
	for _, v := range b.villages {
		now, err := c.computeVillage(v)
		if err != nil {
			return err
		}
		then, known := p.out.made[now.code]
		if !known {
			then.to = digestOf(nil)
		}
		if now.made.to != then.to {
			return errOvertaken
		}
		p.out.made[now.code] = now.made
	}
	p.frame, p.around = b.frame, b.around
	p.out.stamp(b.frame, b.around)
	return nil
}

// withMonth runs an act on a prepared month, and prepares it anew where it was
// overtaken. Where frameOf says errSealed there is nothing to prepare.
func (o *Office) withMonth(m calc.Month, frameOf func(*store.Tx) (frame, error), act func(*prepared) error) error {
	for try := 1; ; try++ {
		p, err := o.prepare(m, frameOf)
		switch {
		case errors.Is(err, errSealed):
			p = nil
		case err != nil:
			return err
		default:
			p.last = try == patience
		}
		if err := act(p); !errors.Is(err, errOvertaken) {
			return err
		}
	}
}
