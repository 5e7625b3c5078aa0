package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/store"
	"doudi/store/casework"
)

// seeks is what li finds at the keys.
func (b *bureau) seeks(s *casework.Searcher, text string) []casework.Hit {
	b.Helper()
	hits, total, err := b.as("li").Seek(s, text, 200)
	b.ok(err)
	if total != len(hits) {
		b.Errorf("%q: %d hits of %d", text, len(hits), total)
	}
	return hits
}

func numbersOf(hits []casework.Hit) string {
	var numbers []string
	for _, h := range hits {
		numbers = append(numbers, string(h.Number))
	}
	return strings.Join(numbers, " ")
}

// TestHits: a hit says whom it names, where they live, and what of it matched;
// numbers only by their tails.
func TestHits(t *testing.T) {
	b := crowd(t)
	s, err := b.as("li").Searcher()
	b.ok(err)
	for _, tc := range []struct {
		text string
		want casework.Hit
	}{
		{"10", casework.Hit{Number: "10", Village: "999901001003", Name: "单雄信"}},
		{"sxx", casework.Hit{Number: "10", Village: "999901001003", Name: "单雄信", Match: "单雄信"}},
		{"单", casework.Hit{Number: "10", Village: "999901001003", Name: "单雄信", Match: "单雄信"}},
		{"9999", casework.Hit{Number: "户1", Village: "999901003001", Name: "张三丰", Match: "9999"}},
		{"009999", casework.Hit{Number: "户1", Village: "999901003001", Name: "张三丰", Match: "…9999"}},
		{"00009999", casework.Hit{Number: "户1", Village: "999901003001", Name: "张三丰", Match: "…9999"}},
		{card("19700101", 10), casework.Hit{Number: "10", Village: "999901001003", Name: "单雄信", Match: calc.Tail(card("19700101", 10))}},
		{"002001村", casework.Hit{Number: "100", Village: "999901002001", Name: "娜仁·图雅", Match: "002001村"}},
		{"第2镇", casework.Hit{Number: "100", Village: "999901002001", Name: "娜仁·图雅", Match: "第2镇"}},
		{"123", casework.Hit{Number: "1234", Village: "999901003002", Name: "赵"}},
	} {
		if hits := b.seeks(s, tc.text); len(hits) != 1 || hits[0] != tc.want {
			t.Errorf("%q finds %+v, want %+v", tc.text, hits, tc.want)
		}
	}
	for code, want := range map[calc.RegionCode]string{"999901002001": "第2镇 002001村", "999901002000": "第2镇 第2镇", "999901009009": " "} {
		if township, village := s.Place(code); township+" "+village != want {
			t.Errorf("%s is in %q, %q", code, township, village)
		}
	}
}

// TestSearcherIsNotSure: what the directory does not answer alone it leaves to the
// store, and finds nothing.
func TestSearcherIsNotSure(t *testing.T) {
	b := crowd(t)
	b.admits("qian", store.Finance)
	all, err := b.as("li").Searcher()
	b.ok(err)
	payees, err := b.as("qian").Searcher()
	b.ok(err)
	for _, tc := range []struct {
		s    *casework.Searcher
		text string
		sure bool
	}{
		{all, "张", true},
		{all, "", true},
		{all, "9999", true},
		{all, "009999", true},
		{all, "0009999", false},
		{all, card("19700101", 10), false},
		{all, none, false},
		{all, "6230000000000001234", false},
		{all, "nobody", true},
		{payees, "张", false},
		{payees, "", false},
		{payees, "1", false},
	} {
		if hits, total, sure := tc.s.Find(tc.text, 9); sure != tc.sure || !sure && (hits != nil || total != 0) {
			t.Errorf("%q: sure %v, %+v of %d", tc.text, sure, hits, total)
		}
	}
	if all.Len() != 6 || payees.Len() != 0 {
		t.Errorf("%d and %d households", all.Len(), payees.Len())
	}
}

// TestSearcherWithoutText: no text is the first households by number, for whom may
// list them.
func TestSearcherWithoutText(t *testing.T) {
	b := towns(t)
	b.admits("fu", store.Finance)
	for operator, want := range map[string]string{"li": "1 2 of 3", "zhao": "1 2 of 2", "fu": " of 0"} {
		s, err := b.as(operator).Searcher()
		b.ok(err)
		hits, total, err := b.as(operator).Seek(s, " ", 2)
		b.ok(err)
		if got := fmt.Sprint(numbersOf(hits), " of ", total); got != want {
			t.Errorf("%s sees %s, want %s", operator, got, want)
		}
	}
}

// TestSearcherOfPayees: who sees payees alone finds nobody by another member, and
// is told no other name.
func TestSearcherOfPayees(t *testing.T) {
	b := crowd(t)
	b.takes(files{"member": "household,name,id\n户1,张三丰," + card("19700303", 12) + "\n户1,赵敏," + card("19700707", 20) + "\n"})
	b.admits("qian", store.Finance)
	s, err := b.as("qian").Searcher()
	b.ok(err)
	for text, want := range map[string]string{
		"赵敏": "", "zm": "", card("19700707", 20): "", card("19700707", 20)[14:]: "", "张三丰": "户1 张三丰 张三丰", "zsf": "户1 张三丰 张三丰", "9999": "户1 张三丰 9999", "户": "户1 张三丰 ", "003001村": "户1 张三丰 003001村", "第2镇": "100 娜仁·图雅 第2镇",
	} {
		hits, total, err := b.as("qian").Seek(s, text, 9)
		b.ok(err)
		got := ""
		if len(hits) == 1 {
			got = string(hits[0].Number) + " " + hits[0].Name + " " + hits[0].Match
		}
		if got != want || total != len(hits) {
			t.Errorf("%q finds %+v of %d, want %q", text, hits, total, want)
		}
	}
}

// TestSearched: a searcher stays the same while no record changes, and finds what
// has changed when it is brought up to date.
func TestSearched(t *testing.T) {
	b := towns(t)
	li := b.as("li")
	s, err := li.Searcher()
	b.ok(err)
	_, err = li.Show("1") // journalled, and changes no record
	b.ok(err)
	same, err := li.Searched(s)
	b.ok(err)
	if same != s {
		t.Error("another searcher, and nothing has changed")
	}
	b.takes(files{"household": "household,region\n77,999901002001\n", "member": "household,name,id\n77,武松," + card("19800101", 30) + "\n"})
	now, err := li.Searched(s)
	b.ok(err)
	if old := b.seeks(s, "ws"); len(old) != 0 {
		t.Errorf("before, %+v", old)
	}
	if new := b.seeks(now, "ws"); numbersOf(new) != "77" || now.Len() != s.Len()+1 {
		t.Errorf("after, %+v of %d", new, now.Len())
	}
	zhao, err := b.as("zhao").Searched(now) // of another reach: the first township
	b.ok(err)
	if hits, _, _ := zhao.Find("ws", 9); len(hits) != 0 || zhao.Len() != 2 {
		t.Errorf("zhao finds %+v of %d", hits, zhao.Len())
	}
	back, err := li.Searched(zhao)
	b.ok(err)
	if numbersOf(b.seeks(back, "ws")) != "77" {
		t.Error("li has zhao's reach")
	}
}

// TestSearcherFindsWhatFindFinds: on counties and texts made up at random the
// searcher gives the households of Find, in its order.
func TestSearcherFindsWhatFindFinds(t *testing.T) {
	b := parish(t)
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Clerk}, Township: "999901001"}, testKey()))
	searchers := map[string]*casework.Searcher{}
	person := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rapid.IntRange(0, 9).Draw(rt, "grows") == 0 || person == 0 {
			b.takes(anybody(rt, &person))
		}
		operator := rapid.SampledFrom([]string{"li", "zhao"}).Draw(rt, "operator")
		s, err := b.as(operator).Searched(searchers[operator])
		b.ok(err)
		searchers[operator] = s
		text := rapid.OneOf(rapid.SampledFrom(searchTexts), rapid.StringN(1, 3, -1)).Draw(rt, "text")
		found, err := b.as(operator).Find(text)
		b.ok(err)
		hits, total, err := b.as(operator).Seek(s, text, 200)
		b.ok(err)
		same := slices.EqualFunc(found, hits, func(f *casework.File, h casework.Hit) bool {
			return f.Household.Number == h.Number && f.Household.Region == h.Village
		})
		if strings.TrimSpace(text) != "" && (!same || total < len(hits) || total > len(hits) && len(hits) < 200) {
			rt.Errorf("%s finds by %q %s of %d at the keys, and %d files", operator, text, numbersOf(hits), total, len(found))
		}
	})
}

var searchTexts = []string{
	"1", "0", "00", "001", "1000", "99", "张", "张三", "李", "李四", "z", "zs", "ZHANG", "lisi", "l", "0000", "1234", "001234", "6230000000001234", "001001村", "第1镇", "镇", "村", "清河", "欧阳", "oy", "o",
	"19600101", "四", "Li", "li l", " 张 三 ",
}

// anybody is some families to be taken in.
func anybody(rt *rapid.T, person *int) files {
	var households, members strings.Builder
	households.WriteString("household,region,payee,account\n")
	members.WriteString("household,name,id\n")
	for range rapid.IntRange(1, 20).Draw(rt, "families") {
		*person++
		n := fmt.Sprintf("%s%03d", rapid.SampledFrom([]string{"", "1", "10000000", "户"}).Draw(rt, "prefix"), *person)
		fmt.Fprintf(&households, "%s,99990100%d00%d,%s,%s\n", n, rapid.IntRange(1, 3).Draw(rt, "town"), rapid.IntRange(1, 2).Draw(rt, "village"),
			rapid.SampledFrom([]string{"", "李四", "张三"}).Draw(rt, "payee"), rapid.SampledFrom([]string{"", "6230000000001234", "6230000000991234", "12345"}).Draw(rt, "account"))
		name := rapid.SampledFrom([]string{"张三", "张三丰", "李四", "欧阳锋", "Li Lei", "单雄信"}).Draw(rt, "name")
		fmt.Fprintf(&members, "%s,%s,%s\n", n, name, card(fmt.Sprintf("1960%02d01", 1+*person/1000%12), *person%1000))
	}
	return files{"household": households.String(), "member": members.String()}
}

// TestRows: a row is what the household's file says.
func TestRows(t *testing.T) {
	b := towns(t)
	li := b.as("li")
	rows, err := li.Rows([]calc.HouseholdNumber{"2", "1"})
	b.ok(err)
	if len(rows) != 2 || rows[0].Number != "2" || rows[1].Number != "1" {
		t.Fatalf("%+v", rows)
	}
	due, err := li.DueReviews(casework.DueQuery{Month: li.Today.Month(), Statuses: []review.Status{review.Upcoming, review.DueNow, review.Overdue}})
	b.ok(err)
	for i := range rows {
		row := &rows[i]
		f, err := li.Show(row.Number)
		b.ok(err)
		if row.Amount != f.Total() || row.People != len(f.Household.Members) || row.Name != f.Household.Head().Name || row.Village != f.Village || row.Township != f.Township || row.Region != f.Household.Region || row.Closed || row.Asked {
			t.Errorf("%+v of %+v", row, f)
		}
		for j, a := range row.Awards {
			if own := &f.Awards[j]; a != (casework.RowAward{Program: own.Program, Standing: own.Now.Standing, Amount: own.Now.Total()}) || a.Standing != entitlement.Determined {
				t.Errorf("%+v of %+v", a, own)
			}
		}
		if want := pressing(due, row.Number); row.Review != want || len(row.Awards) != len(f.Awards) {
			t.Errorf("household %s: reviews are %v, not %v", row.Number, row.Review, want)
		}
	}
	before := b.length()
	_, err = li.Rows(nil)
	b.ok(err)
	if b.length() != before {
		t.Error("a list is in the journal")
	}
}

// pressing is the most pressing status of a household in a list of reviews.
func pressing(list *casework.DueList, n calc.HouseholdNumber) (worst review.Status) {
	for _, home := range list.Homes {
		if home.Household.Number != n {
			continue
		}
		for _, a := range home.Awards {
			worst = max(worst, a.Status)
		}
	}
	return worst
}

// TestRowsOfOthers: rows keep to the township and to what the operator may see.
func TestRowsOfOthers(t *testing.T) {
	b := towns(t)
	b.admits("fu", store.Finance)
	if _, err := b.as("zhao").Rows([]calc.HouseholdNumber{"1", "3"}); err == nil {
		t.Error("zhao sees another township")
	} else {
		b.refused(err, "operator.township")
	}
	if _, err := b.as("li").Rows([]calc.HouseholdNumber{"1", "4711"}); err == nil || !strings.Contains(err.Error(), "4711") {
		t.Errorf("a household that is not there: %v", err)
	}
	rows, err := b.as("fu").Rows([]calc.HouseholdNumber{"3", "1"})
	b.ok(err)
	if rows[0].Name != "王五" || rows[0].People != 0 || rows[1].Amount == 0 || rows[1].Review != review.Later {
		t.Errorf("%+v", rows)
	}
}
