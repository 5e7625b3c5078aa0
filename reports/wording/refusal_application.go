package wording

// applicationRefusals are what the office says no to when it takes an application
// in or records a step of it, beside the procedure itself.
func applicationRefusals() map[string]complaint {
	return map[string]complaint{
		"application.whose": {
			"",
			sentence{"申请人没有写明，或写重了", "whose application it is is not stated, or stated twice"},
			ways{
				sentence{"已在案的家庭只写 --household；否则写 --applicant 和 --region", "give --household alone for a family on file, else --applicant with --region"},
				sentence{"已在案的家庭，在户档按[a file.apply]；其余在[3 tab.applications]按[n applications.new]", "for a family on file press [a file.apply] in its file, else [n applications.new] under [3 tab.applications]"},
			},
		},
		"application.open_already": {
			"text",
			sentence{"同一项目已有在办的申请 {0}", "application {0} for the same is open"},
			ways{
				sentence{"继续办理：doudi application show {0}", "go on with that: 'doudi application show {0}'"},
				sentence{"继续办理：在[3 tab.applications]按[/ applications.search]找 {0}", "go on with that: look for {0} with [/ applications.search] under [3 tab.applications]"},
			},
		},
		"application.changed": {
			"text",
			sentence{"申请 {0} 在你查看之后有人办理过", "application {0} is no longer as you saw it"},
			ways{
				sentence{"再看一遍：doudi application show {0}", "look at it again: 'doudi application show {0}'"},
				sentence{"按[ctrl+r step.again]", "look at it again: [ctrl+r step.again]"},
			},
		},
		"application.household": {
			"text text",
			sentence{"申请 {0} 已是 {1} 户的", "application {0} is that of household {1}"},
			ways{
				sentence{"去掉 --household", "leave --household out"},
				sentence{"不必再写户编号", "leave the household's number out"},
			},
		},
		"application.houseless": {
			"text",
			sentence{"申请 {0} 的家庭还没有户编号，不能确认同意", "family of application {0} has no household number and cannot be approved"},
			ways{
				sentence{"先把家庭登记入库，再运行 doudi application advance {0} approved --household 户编号", "put the family on file, then run 'doudi application advance {0} approved --household NUMBER'"},
				sentence{"先在[2 tab.households]按[ctrl+n households.new]立户，再填户编号", "put the family on file with [ctrl+n households.new] under [2 tab.households], then give its number"},
			},
		},
		"household.unknown": {
			"text",
			sentence{"没有 {0} 户", "household {0} is not on file"},
			ways{
				sentence{"核对户编号：doudi find", "check its number: 'doudi find'"},
				sentence{"核对户编号：到[2 tab.households]查找", "check its number: look under [2 tab.households]"},
			},
		},
		"village.unknown": {
			"code",
			sentence{"村（社区）{0} 不在本县区划表中", "village {0} is not in the county's list"},
			ways{
				sentence{"在 --region 填 12 位的村代码", "give the village's twelve digits with --region"},
				sentence{"选本县的村（社区）", "choose one of the county's villages"},
			},
		},
		"program.unknown": {
			"value",
			sentence{"没有“{0}”这个救助项目", "programme \"{0}\" does not exist"},
			sentence{"核对代码，或在标准表 standard 中写明这项补助", "check its code, or declare the benefit in the table standard"},
		},
		"person.missing": {
			"program",
			sentence{"{0}是个人待遇，没有写明是谁", "person is not stated, as an application for {0} must"},
			ways{
				sentence{"用 --person 写身份证号", "give the ID number with --person"},
				sentence{"选定本人，或填写身份证号", "choose the person, or give the ID number"},
			},
		},
		"person.invalid": {
			"tail",
			sentence{"身份证号（{0}）不正确", "ID number ({0}) is not correct"},
			sentence{"对照证件重新填写", "write it anew from the card"},
		},
		"person.not_member": {
			"tail text",
			sentence{"{0} 不是 {1} 户的成员", "person {0} is no member of household {1}"},
			sentence{"核对身份证号，或先登记成员", "check the ID number, or enter the member first"},
		},
		"event.foreign": {
			"text text",
			sentence{"环节 {1} 没有“{0}”这一项", "step {1} has no {0}"},
			ways{
				sentence{"去掉这一项，见 doudi application advance --help", "leave it out: 'doudi application advance --help'"},
				sentence{"去掉这一项", "leave it out"},
			},
		},
		"visit.foreign": {
			"text",
			sentence{"{0} 是乡镇的操作员，不能登记县级的入户调查", "operator {0} is a township's and cannot record a visit of the county"},
			sentence{"由县局人员登记", "let a county officer record it"},
		},
	}
}
