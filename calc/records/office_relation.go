package records

import (
	"strings"
	"sync"

	"doudi/calc"
	"doudi/calc/sheet"
)

// relations gives the columns of 与户主关系 to their persons: those that name
// one first, then the rest by their order, before or after each person.
func (c *officeColumns) relations(headings []heading) {
	var open []int
	for i, h := range headings {
		if h.field == relationField && !c.namedRelation(i, h) {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		c.byPerson = len(c.members) == 0 && c.main.relation >= 0 && c.main.whose != theHead
		return
	}
	switch {
	case len(c.members) == 0:
		if len(open) == 1 && c.main.whose != theHead {
			c.relate(c.main, open[0])
			c.byPerson = true
		}
	case c.beforeEach(open):
		for i, p := range c.members {
			c.relate(p, open[i])
		}
	default:
		c.afterEach(open)
	}
}

func (c *officeColumns) relate(p *personColumns, column int) {
	p.relation, c.taken[column] = column, true
}

func (c *officeColumns) namedRelation(i int, h heading) bool {
	if h.whose == anyone {
		return false
	}
	for _, p := range append([]*personColumns{c.main}, c.members...) {
		if p.whose == h.whose && sameIndex(p.index, h.index) && p.relation < 0 {
			c.relate(p, i)
			return true
		}
	}
	return false
}

// beforeEach says whether each relation stands before its member.
func (c *officeColumns) beforeEach(open []int) bool {
	if len(open) != len(c.members) {
		return false
	}
	for i, p := range c.members {
		if open[i] > p.first() || i > 0 && open[i] < c.members[i-1].last() {
			return false
		}
	}
	return true
}

// afterEach gives each relation to the person before it. One before all
// members is the head's, where all others have theirs.
func (c *officeColumns) afterEach(open []int) {
	if open[0] < c.members[0].first() {
		if len(open) != len(c.members)+1 {
			return // it cannot be told whose they are
		}
		c.taken[open[0]] = true
		open = open[1:]
	}
	for _, i := range open {
		var of *personColumns
		for _, p := range c.members {
			if p.first() < i {
				of = p
			}
		}
		if of != nil && of.relation < 0 {
			c.relate(of, i)
		}
	}
}

// relationWordsOf are the words for relations that the sheets do not know, and
// the codes of two digits of GB/T 4761-2008. Codes of one digit stay as they
// are: 01 that has lost its zero is another relation.
var relationWordsOf = sync.OnceValue(func() map[string]calc.Relation {
	out := map[string]calc.Relation{}
	for r, list := range map[calc.Relation]string{
		calc.Head:        "01 02 户主本人",
		calc.Spouse:      "10 11 12 之妻 之夫 老婆 老公",
		calc.Child:       "20 30 长子 次子 三子 四子 五子 长女 次女 三女 四女 五女 独子 独女 独生子 独生女 养子 养女 继子 继女 之子 之女",
		calc.Parent:      "50 之父 之母 爸爸 妈妈 继父 继母 养父 养母",
		calc.Grandchild:  "40 孙 外孙子 长孙 之孙",
		calc.Grandparent: "60 爷爷 奶奶 外公 外婆 姥爷 姥姥",
		calc.Sibling:     "70 哥哥 弟弟 姐姐 妹妹 之兄 之弟 之姐 之妹",
		calc.OtherKin:    "28 38 80 97 99 女婿 儿媳 侄子 侄女 外甥 外甥女 非亲属",
	} {
		for _, word := range split(list) {
			out[word] = r
		}
	}
	return out
})

// relationCode is the code of a relation in the office's words, or the words
// themselves.
func relationCode(s string) string {
	word := strings.TrimPrefix(tight(s), "户主之")
	if r, ok := relationWordsOf()[word]; ok {
		return r.String()
	}
	if r, ok := sheet.ParseLabel[calc.Relation](word); ok {
		return r.String()
	}
	return s
}
