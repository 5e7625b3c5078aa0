package wording

// importFaults are the faults of imports (records.md), lists in the office's own layouts among them.
func importFaults() map[string]complaint {
	return map[string]complaint{
		"award.uncounted": {
			"text",
			sentence{"{0} 户没有计入的成员，算不出月人均收入", "nobody in household {0} is counted, so there is no income a head"},
			sentence{"在成员表写明计入的成员，或填写 percapita 月人均收入", "count the members who share its life, or state percapita"},
		},
		// Lists in the office's own layouts.
		"office.recognised": {
			"text text",
			sentence{"表“{0}”按单位自有名册读入，共 {1} 行", "table \"{0}\" is read as the office's own list, {1} rows"},
			sentence{"核对户数", "compare the number of households"},
		},
		"office.number_missing": {
			"text text",
			sentence{"名册“{0}”没有户编号", "list \"{0}\" has no household number"},
			sentence{"增加一列：{1}", "add a column: {1}"},
		},
		"office.number_reused": {
			"text text",
			sentence{"户编号 {0} 与 {1} 的户主不同", "number {0} has another head at {1}"},
			sentence{"一户一个编号，更正其中一个", "give each household its own number"},
		},
		"office.second_head": {
			"text",
			sentence{"{0} 户有两个户主", "household {0} has two heads"},
			sentence{"只留一个户主", "leave one of them as the head"},
		},
		"office.column": {
			"text",
			sentence{"列“{0}”不导入", "column \"{0}\" is not imported"},
			sentence{"要导入的，改用 household、member 的列名", "to import it, use a column of the household or member sheet"},
		},
		"office.columns_differ": {
			"text text text",
			sentence{"名册“{0}”缺少“{2}”有的列：{1}", "list \"{0}\" lacks columns that \"{2}\" has: {1}"},
			sentence{"补上这些列，或分开导入", "add them, or import the lists separately"},
		},
		"office.mixed": {
			"text text",
			sentence{"名册“{0}”不能与表“{1}”同时导入", "list \"{0}\" cannot be imported together with sheet \"{1}\""},
			sentence{"分开导入", "import them separately"},
		},
		"office.region_unknown": {
			"text text",
			sentence{"找不到村（社区）“{0}”；他处同名：{1}", "no village \"{0}\" in the county's list; of that name elsewhere: {1}"},
			sentence{"核对村名，或填写 12 位区划代码", "correct the name, or write the twelve digits"},
		},
		"office.region_ambiguous": {
			"text text",
			sentence{"“{0}”有多个：{1}", "village \"{0}\" may be one of {1}"},
			sentence{"写明乡镇，或填写 12 位区划代码", "add the township, or write the twelve digits"},
		},
		"office.certificate": {
			"tail",
			sentence{"残疾人证号（{0}）不是 20 位", "disability certificate ({0}) is not of 20 characters"},
			sentence{"按残疾人证填写：身份证号加类别、等级", "write it from the card: ID number, kind and grade"},
		},
		"office.certificate_stranger": {
			"tail text",
			sentence{"残疾人证（{0}）不属于 {1} 户的人", "certificate ({0}) belongs to nobody in household {1}"},
			sentence{"核对证号与身份证号", "compare it with the ID numbers"},
		},
		"office.count": {
			"text text text",
			sentence{"{0} 户写 {1} 人，列出 {2} 人", "household {0} states {1} people and names {2}"},
			sentence{"核对家庭成员", "compare the members"},
		},
		"office.heads_only": {
			"text text",
			sentence{"名册“{0}”只有户主，{1} 户另有成员未列", "list \"{0}\" names heads only; {1} households have more people"},
			sentence{"用成员表补齐成员", "bring the others with a member sheet"},
		},
		"office.differs": {
			"text text text",
			sentence{"{1} 户的{0}与 {2} 不一致", "{0} of household {1} differs from {2}"},
			sentence{"各行写成一样", "make the rows say the same"},
		},
		"office.continued": {
			"text text",
			sentence{"名册“{0}”有 {1} 行无户编号，归入上一户", "list \"{0}\": {1} rows without a number count to the household above"},
			sentence{"核对这些行属于哪一户", "see that they belong to that household"},
		},
		"office.row_skipped": {
			"cell",
			sentence{"略过不是记录的一行：“{0}”", "row \"{0}\" is no record and is passed over"},
			sentence{"是记录的，补上户主和身份证号", "if it is one, add the head and the ID number"},
		},
		"import.table_unknown": {
			"text",
			sentence{"表“{0}”不是可以导入的表，已略过", "table \"{0}\" is none that can be imported and is passed over"},
			sentence{"要导入的改名为 household 家庭、member 成员、item 收支或 decision 核定", "to import it, name it household, member, item or decision"},
		},
		"import.nothing": {
			"",
			sentence{"没有可以导入的表", "no table can be imported"},
			sentence{"表名应为 household 家庭、member 成员、item 收支或 decision 核定", "name the tables household, member, item or decision"},
		},
		"household.twice": {
			"text text",
			sentence{"{0} 户出现两次，第一次在 {1}", "household {0} is there twice, first at {1}"},
			sentence{"合并成一行", "make one row of the two"},
		},
		"household.closed": {
			"text text",
			sentence{"{0} 户已销户；去向：{1}", "household {0} has ended; its people went to: {1}"},
			ways{
				sentence{"改填去向户的编号，经过见 doudi household history {0}", "write the number of the household that they are in; see 'doudi household history {0}'"},
				sentence{"改填去向户的编号，经过见 {0} 户的户档，按[h file.history]", "write the number of the household that they are in; see [h file.history] in the file of household {0}"},
			},
		},
		"household.other_number": {
			"text text",
			sentence{"户编号写成 {0}，办理的是 {1} 户", "number {0} is typed of household {1}"},
			sentence{"户编号不能更改，去掉这一项", "leave it out: a household's number does not change"},
		},
		"household.unknown": {
			"text",
			sentence{"{0} 户不在库中，也不在家庭表中", "household {0} is neither on file nor in the household sheet"},
			sentence{"在家庭表 household 补上该户，或更正户编号", "add it to the household sheet, or correct the number"},
		},
		"region.twice": {
			"code text",
			sentence{"区划代码 {0} 出现两次，第一次在 {1}", "region {0} is there twice, first at {1}"},
			sentence{"只留一行", "keep one of the two"},
		},
		"region.none": {
			"",
			sentence{"区划表中没有区划", "list of regions is empty"},
			sentence{"县、乡镇、村（社区）各写一行", "write a row for the county, each township and each village"},
		},
		"region.unknown": {
			"code",
			sentence{"区划代码“{0}”不在本县区划表中", "region \"{0}\" is not in the county's list"},
			sentence{"改为区划表中村（社区）的 12 位代码", "write a village's twelve digits from that list"},
		},
		"settlement.missing": {
			"text text",
			sentence{"{0} 户没有填城乡，{1}也没有规定", "household {0} states neither urban nor rural, and neither does its village {1}"},
			sentence{"在城乡一列填 urban 城市或 rural 农村", "write urban or rural in the column settlement"},
		},
		"person.twice": {
			"text text",
			sentence{"同一人（{0}）在 {1} 户出现两次", "one person ({0}) is in household {1} twice"},
			sentence{"删去重复的一行", "delete one of the two rows"},
		},
		"person.elsewhere": {
			"text text text",
			sentence{"该人（{0}）列在 {1} 户，却已是 {2} 户的成员", "person ({0}) is listed in household {1} but belongs to household {2}"},
			sentence{"查清属于哪一户，更正户编号或身份证号；一人只能在一户", "find out where the person lives and correct the household or the ID number; nobody can be in two"},
		},
		"person.renumbered": {
			"text text text",
			sentence{"该人的号码（{0}）在 {1} 户已更正为 {2}", "number ({0}) of a person in household {1} was put right: it is {2} now"},
			sentence{"改为更正后的号码；确是另一人的，登记到其所在的户", "write the right number; if it is another person, take them in where they live"},
		},
		"item.stranger": {
			"text text",
			sentence{"收支所写的人（{0}）不是 {1} 户的成员", "person of the item ({0}) is not a member of household {1}"},
			sentence{"更正身份证号，或在成员表补上该人；全户的收支不填身份证号", "correct the ID number or add the member; leave it blank where the item is the household's"},
		},
		"program.unknown": {
			"program",
			sentence{"救助项目“{0}”没有标准", "program \"{0}\" has no standard"},
			ways{
				sentence{"更正项目名称，或先在标准表 standard 补上，再运行 doudi policy load", "correct its name, or add it to the standard table and run 'doudi policy load'"},
				sentence{"更正项目名称，或先在标准表 standard 补上，到[7 tab.tables]按[o tables.load]", "correct its name, or add it to the standard table and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"award.person_missing": {
			"program",
			sentence{"{0}按人发放，却没有填身份证号", "{0} is paid to a person, but no ID number is given"},
			sentence{"填上保障对象的身份证号", "write the person's ID number"},
		},
		"award.single_person": {
			"text",
			sentence{"{0} 户的单人保没有填身份证号", "single-person award of household {0} names no person"},
			sentence{"填上本人的身份证号，或把方式改为 household 整户", "write the person's ID number, or make the mode household"},
		},
		"award.stranger": {
			"text text",
			sentence{"保障对象（{0}）不是 {1} 户的成员", "insured person ({0}) is not a member of household {1}"},
			sentence{"更正身份证号，或在成员表补上该人", "correct the ID number, or add the member"},
		},
		"award.household_only": {
			"program",
			sentence{"这项{0}决定是给全户的，不能填身份证号", "decision on {0} is for a whole household, but names a person"},
			sentence{"删去身份证号；单人保把方式改为 single 单人", "delete the ID number; for a single person make the mode single"},
		},
		"award.unknown": {
			"text program decision",
			sentence{"{0} 户的{1}没有核定过，不能{2}", "household {0} has no determined {1} award to {2}"},
			sentence{"先写一行 determine 核定，或更正户编号、项目、身份证号", "determine it first, or correct household, program or ID number"},
		},
		"award.not_suspended": {
			"text program",
			sentence{"{0} 户的{1}没有缓发，不能恢复", "{1} award of household {0} is not suspended and cannot be resumed"},
			sentence{"删去这一行，或更正户编号、项目、身份证号", "delete the row, or correct household, program or ID number"},
		},
		"award.paid_twice": {
			"text program text tail program text",
			sentence{"{0} 户的{1}要补发 {2}，而该人（{3}）当月已由 {5} 户的{4}发放", "{1} award of household {0} is to be paid for {2}, when the person ({3}) was paid for under the {4} award of household {5}"},
			sentence{"两者不应并发的，另一项也自该月起停发，或更正起始月", "where only one is due, stop the other from that month on too, or correct the month this one begins"},
		},
		"decision.facts_changed": {
			"text program text",
			sentence{"{0} 户的{1}自 {2} 的核定早已在案，未再登记；家庭收支已变，仍按当时的计发", "{1} award of household {0}: the determination from {2} is on record and was not recorded again; the household's means have changed, and it is paid by those of then"},
			sentence{"如要按现在的重新核定，写另一核查日期", "to determine it by those of now, give the row another review date"},
		},
		"award.not_paid": {
			"text program text",
			sentence{"{0} 户的{1}在 {2} 没有发放，无法渐退", "{1} award of household {0} is not paid in {2}, so there is nothing to taper"},
			sentence{"更正起始月，或改为 stop 停发", "correct the month it begins, or stop the award"},
		},
		"award.nobody": {
			"text",
			sentence{"{0} 户没有保障对象", "nobody in household {0} is insured"},
			sentence{"在成员表补上计入的成员，或写明保障对象", "add counted members, or name the insured"},
		},
		"taper.until_missing": {
			"text",
			sentence{"{0} 户的渐退没有截止月，参数 taper.months 也没有规定", "taper of household {0} has no last month, and taper.months is not set"},
			ways{
				sentence{"填上截止月，或在参数表补上 taper.months，再运行 doudi policy load", "write the last month, or set taper.months in the parameter table and run 'doudi policy load'"},
				sentence{"填上截止月，或在参数表补上 taper.months，到[7 tab.tables]按[o tables.load]", "write the last month, or set taper.months in the parameter table and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"class.missing": {
			"text",
			sentence{"{0} 户的特困核定没有填照料档次", "tekun award of household {0} states no care class"},
			sentence{"填 independent 全自理、partial 半自理或 dependent 不能自理", "write independent, partial or dependent"},
		},
		"class.unknown": {
			"program class",
			sentence{"标准表中没有{0}的档次“{1}”", "standard table has no {0} class \"{1}\""},
			ways{
				sentence{"更正档次，或先在标准表 standard 补上，再运行 doudi policy load", "correct the class, or add it to the standard table and run 'doudi policy load'"},
				sentence{"更正档次，或先在标准表 standard 补上，到[7 tab.tables]按[o tables.load]", "correct the class, or add it to the standard table and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"store.failed": {
			"damage",
			sentence{"案卷库读取出错：{0}", "store cannot be read: {0}"},
			ways{
				sentence{"运行 doudi check；确有损坏的，用 doudi restore 恢复备份", "run 'doudi check'; if it is damaged, put a backup back with 'doudi restore'"},
				sentence{"到[9 tab.admin]按[v admin.check]；确有损坏的，恢复备份，在命令行：doudi restore 备份文件", "press [v admin.check] under [9 tab.admin]; if it is damaged, put a backup back at the command line: 'doudi restore FROM'"},
			},
		},
	}
}
