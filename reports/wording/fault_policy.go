package wording

// policyFaults are the faults and remarks of policy tables (R2).
func policyFaults() map[string]complaint {
	return map[string]complaint{
		"policy.table_unknown": {
			"text",
			sentence{"表“{0}”不是政策表，已略过", "table \"{0}\" is no policy table and is passed over"},
			ways{
				sentence{"是政策表的改用规定的表名，见 doudi help policy", "if it is one, give it its proper name: 'doudi help policy'"},
				sentence{"是政策表的改用规定的表名，在[7 tab.tables]按[t tables.table]可见", "if it is one, give it its proper name: [t tables.table] under [7 tab.tables] lists them"},
			},
		},
		"policy.parameter_unknown": {
			"cell",
			sentence{"没有参数“{0}”", "parameter \"{0}\" does not exist"},
			ways{
				sentence{"更正参数名，见 doudi help policy", "correct its name: 'doudi help policy' lists them"},
				sentence{"更正参数名；在用的见[7 tab.tables]，按[t tables.table]", "correct its name: [t tables.table] under [7 tab.tables] shows those in use"},
			},
		},
		"policy.duplicate": {
			"table text from text",
			sentence{"与 {3} 的一行重复：表 {0}，{1}，起始月 {2}", "row repeats the one at {3}: table {0}, {1}, from {2}"},
			sentence{"只留一行", "keep one of the two"},
		},
		"policy.group_undefined": {
			"text",
			sentence{"人群“{0}”没有定义", "group \"{0}\" is not defined"},
			sentence{"在人群表 group 补上，或更正代码", "add it to the group table, or correct the code"},
		},
		"policy.program_undefined": {
			"program",
			sentence{"救助项目“{0}”没有标准", "program \"{0}\" has no standard"},
			sentence{"在标准表 standard 补上，或更正名称", "add it to the standard table, or correct the name"},
		},
		"policy.supplement_unused": {
			"text program",
			sentence{"分类施保 {0} 写给了{1}，而只有低保用得到，这一行不起作用", "supplement {0} is for {1}, but only dibao has supplements: the row does nothing"},
			sentence{"删去，或把项目改为 dibao 低保", "delete it, or make its program dibao"},
		},
		"policy.document_unlisted": {
			"text",
			sentence{"引用的文件“{0}”不在文件表中", "document \"{0}\" is cited but not listed"},
			sentence{"在文件表 document 补上文号和标题", "add its number and title to the document table"},
		},
		"policy.percent_high": {
			"text text",
			sentence{"{0} 的比例 {1}% 超过 100%", "percentage of {0}, {1} %, is above 100"},
			sentence{"对照文件核实；无误的不需处理", "compare it with the document; if it is right, nothing is to be done"},
		},
		"policy.percent_low": {
			"text text",
			sentence{"{0} 的比例只有 {1}%：表格中百分比格式的 30%，存的是 0.3", "percentage of {0} is {1} % only: in a cell of a percent format, 30 % is kept as 0.3"},
			sentence{"不用百分比格式，按 30 的样子填写；无误的不需处理", "write it as 30, without that format; if it is right, nothing is to be done"},
		},
		"policy.review_hidden": {
			"text",
			sentence{"这一行核查周期用不到：{0} 的一行在前，范围更宽", "review cycle is never used: the row at {0} comes first and covers it"},
			sentence{"把范围窄的一行移到前面", "put the narrower row first"},
		},
		"policy.extension_overlap": {
			"text",
			sentence{"核查延期与 {0} 的一行重叠，只按先写的一行", "extension overlaps the one at {0}; only the first counts"},
			sentence{"改月份或区划，使两行不重叠", "change months or region so that they do not overlap"},
		},
		"policy.exclusive_self": {
			"program",
			sentence{"{0}与自身互斥，就谁也发不出", "program {0} excludes itself: nobody could be paid"},
			sentence{"更正其中一个项目，或删去这一行", "correct one of the two, or delete the row"},
		},
		"policy.overlap": {
			"text text text",
			sentence{"截止月 {0} 已到 {1} 的一行执行期内，自 {2} 起按那一行", "last month {0} reaches into the time of the row at {1}, which counts from {2} on"},
			sentence{"确属接续的，把截止月改到那一行起始月之前；无误的不需处理", "if the one follows the other, let this one end before; if it is right, nothing is to be done"},
		},
		"policy.authority_hidden": {
			"text",
			sentence{"这一级用不到：{0} 的一行级别更低，可审批的金额不比它少", "level is never needed: the row at {0} is of a lower one that may confirm as much"},
			sentence{"核对两行的金额上限；不限额的只留最高一级", "compare the two amounts: only the highest level is without limit"},
		},
		"policy.abolished_nothing": {
			"program inclass from",
			sentence{"{0}（{1}）自 {2} 起的金额是空的，即为废止，此前却没有标准可废", "standard of {0} ({1}) from {2} has no amount, which abolishes it, but there is none before to abolish"},
			sentence{"补填金额；确不发放的不需处理", "fill in the amount; if nothing is to be paid, nothing is to be done"},
		},
		"policy.class_unused": {
			"class",
			sentence{"特困的标准没有这一档：{0}，这一行用不到", "tekun is not paid by class ({0}): the row is never used"},
			sentence{"特困的档次填 basic、independent、partial、dependent，可加 .home 或 .institution", "write basic, independent, partial or dependent, with .home or .institution behind it if need be"},
		},
		"policy.edge_unpaid": {
			"",
			sentence{"低保边缘不按月发放，这一行用不到", "edge is not paid: the row is never used"},
			sentence{"删去这一行；收入上限用参数 edge.ceiling", "delete it; the ceiling of income is the parameter edge.ceiling"},
		},
		"policy.parameter_unused": {
			"text program program",
			sentence{"参数 {0} 写给了{1}，而只有{2}用得到", "parameter {0} is for {1}, but only {2} reads it"},
			sentence{"删去，或更正项目", "delete it, or correct the program"},
		},
		"policy.ceiling_odd": {
			"text",
			sentence{"收入上限 {0} 倍标准，低于标准本身或高得少见", "ceiling of {0} times the standard is below the standard itself, or unusually high"},
			sentence{"按倍数填写，如 1.5；无误的不需处理", "write it as a multiple, as in 1.5; if it is right, nothing is to be done"},
		},
		"policy.deduction_nothing": {
			"text",
			sentence{"填 {0}，这项支出就一分不扣", "value {0} lets nothing of this spending be deducted"},
			sentence{"上限不设的留空；本应如此的不需处理", "leave the cap empty where there is none; if it is meant, nothing is to be done"},
		},
		"policy.group_everybody": {
			"text",
			sentence{"人群“{0}”的这一行没有条件，人人都算在内", "row of group \"{0}\" has no condition and takes everybody"},
			sentence{"填上条件；确指所有人的，引用处人群留空即可", "fill in its conditions; where everybody is meant, leave the group empty instead"},
		},
		"policy.region_elsewhere": {
			"code",
			sentence{"区划代码“{0}”下没有本县的区划，这一行用不到", "region code \"{0}\" has none of the county's regions below it: the row is never used"},
			sentence{"更正代码；全县适用的留空", "correct the code; leave it empty for the whole county"},
		},
		"policy.standard_stale": {
			"program inclass text",
			sentence{"{0}（{1}）的标准自 {2} 起执行，已超过 12 个月没有调整", "standard of {0} ({1}) has not changed since {2}, over 12 months"},
			sentence{"核实有无新标准的文件", "find out whether a newer one was ordered"},
		},
		"policy.gap": { // the operands are the code and the operands of the roster's finding
			"text",
			sentence{"政策表有缺口：{0}", "tables have a gap: {0}"},
			ways{
				sentence{"在政策表补上缺少的一行，再运行 doudi policy lint", "add the missing row and run 'doudi policy lint' again"},
				sentence{"在政策表补上缺少的一行，再按[ctrl+r act.refresh]", "add the missing row, then [ctrl+r act.refresh]"},
			},
		},
		"policy.changes_paid": {
			"months text text",
			sentence{"会改变已发放的 {0}：应补变动 {1} 元，多发变动 {2} 元", "months already paid, {0}, change: arrears by {1} yuan, overpayments by {2} yuan"},
			ways{
				sentence{"用 doudi policy whatif 核对；本应如此的照常载入，差额自动进入下一个名册", "see 'doudi policy whatif'; if it is meant, load them: the next roster makes up the difference"},
				sentence{"用[w tables.whatif]核对；本应如此的照常启用，差额自动进入下一个名册", "see [w tables.whatif]; if it is meant, load them: the next roster makes up the difference"},
			},
		},
	}
}
