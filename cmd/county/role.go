package county

import "doudi/calc"

// Role is a household of the county to which something worth telling happens.
type Role string

// The roles. A county has them all from so many households on as Cast needs.
const (
	LateDeath      Role = "late_death"      // a grandfather's death is found two months late
	Lifted         Role = "lifted"          // a suspension is lifted from its beginning on
	TwiceCorrected Role = "twice_corrected" // an income is put right, and the next month once more
	Exit           Role = "exit"            // leaves by its own will, with a bonus
	Tapering       Role = "tapering"        // earns above the standard and is paid half a year longer
	TaperEnds      Role = "taper_ends"      // is paid for the last time in the third month
	OfAge          Role = "of_age"          // a pupil on dibao becomes eighteen
	OrphanGrown    Role = "orphan_grown"    // an orphan becomes eighteen
	Hardship       Role = "hardship"        // one of each: illness, disability, school, old age
	IntoHome       Role = "into_home"       // a destitute person moves into the institution
	ToTekun        Role = "to_tekun"        // goes over from dibao to tekun
	Regraded       Role = "regraded"        // gets another grade
	Newborn        Role = "newborn"         // has a child
	CarFound       Role = "car_found"       // a car is found, and the benefit ends from a month already paid
	SmallGap       Role = "small_gap"       // is raised to the county's minimum
	BadCard        Role = "bad_card"        // a card number that fails its check digit
	SharedCard     Role = "shared_card"     // the account of another household
	NephewCollects Role = "nephew_collects" // a payee who is no member
	Unvisited      Role = "unvisited"       // a review that is overdue
	VeryOld        Role = "very_old"        // somebody of whom one asks whether they live
)

// Cast is which household plays which role; it is empty in a county too small
// for all of them.
func (o Options) Cast() map[Role]calc.HouseholdNumber {
	o, err := o.full()
	cast := map[Role]calc.HouseholdNumber{}
	if err != nil || o.Households < leastForRoles() {
		return cast
	}
	for n := range roles {
		cast[roles[n].name] = householdNumber(o.positionOf(n) + 1)
	}
	return cast
}

// role is how a role's household is made, and what happens to it.
type role struct {
	name       Role
	town       int
	settlement calc.Settlement
	kind       kind
	people     func(*home)
	means      func(*home) // nil = as anybody's
	mark       func(*home) // what is unusual from the beginning on; nil = nothing
	before     func(*home) // what the records know beside its determinations; nil = nothing
	act        func(h *home, k int)
	unvisited  bool
}

func leastForRoles() int { return 2 * len(roles) }

// positionOf is where in the county the n-th role stands.
func (o Options) positionOf(n int) int { return (2*n + 1) * o.Households / (2 * len(roles)) }

// roleOf is the role of the i-th household, nil for most.
func (c *county) roleOf(i int) *role {
	if c.Households < leastForRoles() {
		return nil
	}
	n := i * len(roles) / c.Households
	if c.positionOf(n) != i {
		return nil
	}
	return &roles[n]
}

// part is the role that the household plays, nil for most.
func (h *home) part() *role {
	if h.index >= h.Households {
		return nil
	}
	return h.roleOf(h.index)
}

// cast makes the household of a role.
func (r *role) cast(h *home) {
	h.place, h.kind, h.family.minority = h.placeLike(r.town, r.settlement), r.kind, -1
	r.people(h)
	h.locate()
	if r.means == nil {
		h.earn()
	} else {
		r.means(h)
	}
}

// placeLike is the first village of a township and a settlement, or the nearest
// to that which the county has.
func (c *county) placeLike(town int, s calc.Settlement) *place {
	best := &c.places[0]
	for i := range c.places {
		p := &c.places[i]
		if p.town == town && best.town != town || p.town == town && p.settlement == s && best.settlement != s {
			best = p
		}
	}
	return best
}
