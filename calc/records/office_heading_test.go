package records

import (
	"strings"
	"testing"

	"doudi/calc"
)

func TestUnderstand(t *testing.T) {
	for text, want := range map[string]heading{
		"序 号":            {field: serialField},
		"户编号":            {field: numberField},
		"低保证号*":          {field: numberField},
		"名称(户主)":         {field: nameField, whose: theHead},
		"户主":             {field: nameField, whose: theHead},
		"户主（姓名）":         {field: nameField, whose: theHead},
		"户主身份证":          {field: idField, whose: theHead},
		"身份证号码（户主）":      {field: idField, whose: theHead},
		"公民身份\n号 码":      {field: idField},
		"身份证号(18位)":      {field: idField},
		"姓名":             {field: nameField},
		"姓名2":            {field: nameField, index: "2"},
		"家庭成员3姓名":        {field: nameField, whose: aMember, index: "3"},
		"成员姓名（3）":        {field: nameField, whose: aMember},
		"成员三身份证号":        {field: idField, whose: aMember, index: "三"},
		"家庭成员①":          {field: nameField, whose: aMember, index: "①"},
		"配偶姓名":           {field: nameField, whose: theSpouse},
		"领款人":            {field: nameField, whose: thePayee},
		"姓名(领款人)":        {field: nameField, whose: thePayee},
		"领款人签字(章)":       {field: idleField},
		"账户名称":           {field: nameField, whose: thePayee},
		"户名":             {field: nameField, whose: thePayee},
		"帐号":             {field: accountField},
		"账号（领款人）":        {field: accountField},
		"补贴对象身份证":        {field: idField, whose: theBeneficiary},
		"补贴对象与户主关系":      {field: relationField, whose: theBeneficiary},
		"与户主的关系":         {field: relationField},
		"残疾人证号":          {field: certificateField},
		"户主联系电话":         {field: phoneField, whose: theHead},
		"领款人电话":          {whose: thePayee},
		"监护人姓名":          {field: nameField, whose: aStranger},
		"姓名(监护人)":        {field: nameField, whose: aStranger},
		"村（社区）":          {field: villageField},
		"乡(镇)":           {field: townshipField},
		"组":              {field: groupField},
		"保障人数(重点保障/残疾人)": {field: sizeField},
		"分类施保金(元)":       {field: idleField},
		"领取金额(家庭补差/重点救助)": {field: idleField},
		"起始保障年月":          {field: idleField},
		"户主年龄":            {field: idleField, whose: theHead},
		"停保原因":            {field: changeField},
		"备注":              {},
		"赵甲":              {},
		"9":               {},
	} {
		got := understand(text)
		if got.rank = 0; got.field == unknownField || got.field == idleField {
			got.index = ""
		}
		if want.field == idleField {
			got.whose = want.whose
		}
		if got != want {
			t.Errorf("%q is understood as %+v, want %+v", text, got, want)
		}
	}
}

func TestWordsHaveOneMeaning(t *testing.T) {
	seen := map[string]bool{}
	for word := range words() {
		if folded := foldHeading(word); folded != word {
			t.Errorf("%q folds to %q", word, folded)
		}
		seen[word] = true
	}
	if len(seen) < 150 {
		t.Errorf("%d words", len(seen))
	}
}

// TestOfficeHeadings says, heading by heading, whose columns are whose: the
// relation and the numbers of one household in the order of its members.
func TestOfficeHeadings(t *testing.T) {
	a, b, c := zhao, qian, sun
	for _, tt := range []struct{ name, text, want string }{
		{"the relation after each", "户号|户主|身份证号|姓名|身份证号|与户主关系|姓名|身份证号|与户主关系\n1|甲|" + a + "|乙|" + b + "|妻|丙|" + c + "|女", "甲:head 乙:spouse 丙:child"},
		{"the relation before each", "户号|户主|身份证号|与户主关系|姓名|身份证号|与户主关系|姓名|身份证号\n1|甲|" + a + "|妻|乙|" + b + "|女|丙|" + c, "甲:head 乙:spouse 丙:child"},
		{"the relation of all, the head's too", "户号|户主|身份证号|与户主关系|姓名|身份证号|与户主关系|姓名|身份证号|与户主关系\n1|甲|" + a + "|本人|乙|" + b + "|妻|丙|" + c + "|女", "甲:head 乙:spouse 丙:child"},
		{"a relation of whom", "户号|户主|身份证号|与户主关系|姓名|身份证号|姓名|身份证号\n1|甲|" + a + "|妻|乙|" + b + "|丙|" + c, "甲:head 乙: 丙: ~office.column"},
		{"the relation between", "户号|户主|身份证号|姓名|关系|身份证号|姓名|关系|身份证号\n1|甲|" + a + "|乙|妻|" + b + "|丙|女|" + c, "甲:head 乙:spouse 丙:child"},
		{"only one has a relation", "户号|户主|身份证号|姓名|身份证号|姓名|身份证号|与户主关系\n1|甲|" + a + "|乙|" + b + "|丙|" + c + "|女", "甲:head 乙: 丙:child"},
		{"numbered", "户号|户主|户主身份证|成员1姓名|成员2姓名|成员1身份证|成员2身份证|成员2与户主关系\n1|甲|" + a + "|乙|丙|" + b + "|" + c + "|女", "甲:head 乙: 丙:child"},
		{"the number first", "户号|户主身份证|户主姓名|身份证号|姓名|身份证号|姓名\n1|" + a + "|甲|" + b + "|乙|" + c + "|丙", "甲:head 乙: 丙:"},
		{"generic throughout", "户号|姓名|身份证号|姓名|身份证号|姓名|身份证号\n1|甲|" + a + "|乙|" + b + "|丙|" + c, "甲:head 乙: 丙:"},
		{"spouse", "户号|户主|身份证号|配偶姓名|配偶身份证号\n1|甲|" + a + "|乙|" + b, "甲:head 乙:spouse"},
		{"the head among the members", "户号|户主|身份证号|姓名|身份证号|姓名|身份证号\n1|甲|" + a + "|甲|" + a + "|乙|" + b, "甲:head 乙:"},
		{"two heads", "户号|户主|身份证号|姓名|身份证号|关系|姓名|身份证号|关系\n1|甲|" + a + "|乙|" + b + "|本人", "甲:head 乙:head office.second_head"},
		{"a guardian", "户号|姓名|身份证号|监护人姓名|身份证号\n1|甲|" + a + "|乙|" + b, "甲:head ~office.column ~office.column"},
		{"one number for two names", "户号|户主|领款人|身份证号\n1|甲|乙|" + a, "~import.table_unknown"},
		{"one number for three names", "户号|户主|成员姓名|姓名|身份证号\n1|甲|乙|丙|" + a, "~import.table_unknown"},
		{"the head's number is not there", "户号|户主姓名|姓名|身份证号|与户主关系\n1|甲|甲|" + a + "|本人\n1|甲|乙|" + b + "|妻", "甲:head 乙:spouse ~office.column"},
		{"no number of the head, no relation", "户号|户主姓名|姓名|身份证号\n1|甲|乙|" + b, "~import.table_unknown"},
		{"members only", "户号|成员姓名|身份证号|与户主关系\n1|甲|" + a + "|户主\n1|乙|" + b + "|妻", "甲:head 乙:spouse"},
		{"a bank's list", "序号|账号|户名|金额|备注\n1|6222|甲|1.00|", "~import.table_unknown"},
		{"a list of stops", "户号|户主|身份证|人口|住址|停保原因\n1|甲|" + a + "|1|村|死亡", "~import.table_unknown"},
		{"heading twice", "户号|户主|身份证|账号|账号\n1|甲|" + a + "|1|2", "甲:head heading.twice"},
		{"two numbers of the household", "证号|户编号|户主|身份证\nx|1|甲|" + a, "甲:head ~office.column"},
		{"no number of the household", "户主|身份证\n甲|" + a, "office.number_missing"},
		{"five titles", "一\n二\n三\n四\n五\n户号|户主|身份证\n1|甲|" + a, "甲:head"},
		{"six titles", "一\n二\n三\n四\n五\n六\n户号|户主|身份证\n1|甲|" + a, "~import.table_unknown"},
		{"a title that looks like a heading", "乡镇|城关镇|村|光明村\n户号|户主|身份证\n1|甲|" + a, "甲:head ~office.column"},
		{"three rows", "户号|低保家庭||||\n|户主||家庭成员||\n|姓名|身份证号|姓名|身份证号|关系\n1|甲|" + a + "|乙|" + b + "|妻\n2|丙|" + c, "甲:head 乙:spouse 丙:head"},
		{"numbers of the columns", "户号|户主|身份证|金额\n甲|乙|1|2\n1|甲|" + a, "甲:head"},
		{"no rows", "户号|户主|身份证", ""},
		{"nothing", "", "~import.table_unknown"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, faults := OfficeTables([]calc.Table{list("t", tt.text)}, county)
			var got []string
			if len(out) > 0 {
				for _, line := range strings.Split(dump(t, out[1:], nil), "\n")[2:] {
					if cells := strings.Fields(line); len(cells) > 3 {
						relation, _, _ := strings.Cut(cells[3], "@")
						got = append(got, cells[1][:strings.Index(cells[1], "@")]+":"+relation)
					}
				}
			}
			for f := range strings.FieldsSeq(codes(faults)) {
				if f != "~office.recognised" {
					got = append(got, f)
				}
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("is  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestOfficeGroups reads headings that stand above several columns.
func TestOfficeGroups(t *testing.T) {
	check(t, takeList(t, list("t", `
户编号|户主信息|||领款人信息||||家庭成员信息|||补贴金额|
|名称|身份证号|电话|姓名|身份证号|账号|电话|姓名|身份证号|电话|低保|残疾
1|甲|`+zhao+`|138|乙|`+qian+`|6222|139|乙|`+qian+`|137|300|100`)), `
== household
household phone payee payee_id account 
1@A3 138@D3 乙@E3 `+qian+`@F3 6222@G3 
== member
household name id relation disability level 
1@A3 甲@B3 `+zhao+`@C3 head@C3 @A3 @A3 
1@A3 乙@I3 `+qian+`@J3 @A3 @A3 @A3 
-- t.xlsx t!H2: office.column 领款人信息/电话
-- t.xlsx t!K2: office.column 家庭成员信息/电话
-- t.xlsx t: office.recognised t 1
`)
	check(t, takeList(t, list("t", `
户编号|户主|||银行|
|名称|身份证号|所在村代码|户名|账号
1|甲|`+zhao+`|999999100201|甲|6222`)), `
== household
household payee account 
1@A3 甲@E3 6222@F3 
== member
household name id relation disability level 
1@A3 甲@B3 `+zhao+`@C3 head@C3 @A3 @A3 
-- t.xlsx t!D2: office.column 户主/所在村代码
-- t.xlsx t: office.recognised t 1
`)
}
