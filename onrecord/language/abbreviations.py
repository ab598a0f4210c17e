"""The abbreviations of each language that is read, for telling where its sentences end."""

from onrecord.text.sentences import Abbreviations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ENGLISH = Abbreviations(
    titles=_words(
        "Adm Ald Amb Asst Atty Bp Brig Capt Cdr Cllr Cmdr Cmdt Col Comdr Cpl Cpt Det Dr Drs Fr Ft Gen Gens "
        "Gov Govs Hon Insp Lt Lts Maj Messrs Mlle Mme Mmes Mr Mrs Ms Msgr Mt Mx Ofc Pfc Pres Prof Profs Pte "
        "Pvt Rep Reps Rev Revd Rt Sen Sens Sgt Sgts Spc Ssgt St Ste Supt Ven"
    ),
    numbered=_words("Art Arts Ch Chap Eq Fig Figs No Nos Par Sec Sect Vol Vols fig figs no nos p par pp sec vol vols"),
    behind_names=_words("Bros Co Corp Cos Esq Inc Jnr Jr Ltd Snr Sr"),
    others=_words(
        "Assn Ave Blvd Ctr Dept Dist Hwy Intl Mfg Natl Ph Pl Rd Sq Univ al approx ca cf dept ed eds esp est "
        "etc incl viz vs Jan Feb Mar Apr Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ala "
        "Ariz Ark Cal Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Mo Mont Neb Nev "
        "Okla Ont Ore Pa Que Tenn Tex Va Vt Wash Wis Wyo"
    ),
    starters=_words(
        "A About According After All Also Although An And Another Any Are As Asked At Because Before Both But "
        "By Can Did Do Does During Each Earlier Even Every For From Had Has Have He Her Here His How However "
        "I If In Instead Is It Its Last Later Like Many Meanwhile More Most My Nearly No Nobody None Nor Not "
        "Nothing Now On Once One Only Or Other Others Our Over She Since So Some Still Such That The Their "
        "Then There These They This Those Though Three Through To Today Two Under Unlike Until Was We Were "
        "What When Where Which While Who Why With Within Without Yet You Your"
    ),
)
