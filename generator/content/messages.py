"""The messages of the interface, and which keys there must be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.content.fields import Model, Text
from generator.errors import Finding, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

MessageGroup = dict[str, Text]
"""Texts by key; a {name} in one is filled in."""
KEY = re.compile(r"(\w+)(?:\(([\w,]+)\))?")
GAP_NAMES = re.compile(r"\w+")
GAP = re.compile(r"\{(\w+)\}")
PLURAL = re.compile(r"_(zero|two|few|many)$")
"""Endings, besides _one and _other, that languages have for numbers (Unicode CLDR)."""


class Messages(Model):
    """Every text that belongs to no chapter or worksheet, by where it is shown."""

    page: MessageGroup
    """On chapters, worksheets and around them."""
    paper: MessageGroup
    """On sheets to print."""
    site_pages: MessageGroup
    """On the pages beside the chapters, and on the one for a wrong address."""
    writing: MessageGroup
    """In the browser, on every page."""
    printing: MessageGroup
    """In the browser, about printing."""
    answers: MessageGroup
    """In the browser, on the page Your answers."""
    people: MessageGroup
    """On the page People, and in the browser there."""
    letters: MessageGroup
    """In letters and sum-ups, and where a reader picks what to share."""
    stuck: MessageGroup
    """In the browser, on Where am I stuck? and Where am I now?"""
    week: MessageGroup
    """On the page This week, in the browser and when the site is built, and in the calendar."""


REQUIRED_MESSAGES = {
    "page": """
        window not_started no_script more_help reading(n) minutes(n) about_minutes(n) why not_kept
        example choose your_next_step my_next_step blank_sheet your_answers next_worksheet based_on
        strong some thin none evidence when_not_suitable worksheets worksheet_count(n) start_here
        go_further print_chapter blank_pdf chapter_pdf workbook_pdf fillable_pdf
        pdf_one(size,pages,kb) pdf_other(size,pages,kb) chapter_sheets next_chapter
    """,
    "paper": """
        about_minutes(n) tick_one tick_all under(n) contents see_above(title) online
        qr(address) fillable
    """,
    "site_pages": """
        chapters more_numbers on_paper print_room print_room_about print_room_lead
        print_room_no_script answers answers_about answers_lead help help_about
        services services_lead checked(day) can_wait sources sources_about sources_lead used_for
        limits read read_abstract read_page read_summary about about_title about_about
        edition(edition) not_here not_here_safe first_page two_minutes another_chapter
    """,
    "writing": """
        empty partly_kept saving saved(time) saved_on(day,time) not_saved storage_unavailable
        new_edition show_new_edition later download_now
        part_failed part_failed_off try_again download_failed download_of_page print
        print_how(how) prints_answers prints_blank prints_answered prints_a4 prints_letter
        print_large print_saver
        print_nothing clear add(one) choose(one) choose_one show_earlier_one show_earlier_other(n)
        show_more(n) remove(name) removed(name) undo quick_exit quick_exit_hint quick_exit_title
        erased_elsewhere some_answers_lost(before,found,here,moment) all_answers_lost(before)
        bring_back leave_it brought_back take_copy copy_is_old(day) no_copy_yet no_copy_for_one(n)
        no_copy_for_other(n) safari_removes session_only changed_elsewhere use_other keep_mine
        progress(all,done) answers_one(n) answers_other(n) moment(day,time) continue erase_failed
        yes kinds before_moves
    """,
    "printing": """
        print_what print_paper print_hint print_heading pick_all(chapter) none_picked
        pick_first picked_one(minutes,n) picked_other(minutes,n) print_these not_fetched
    """,
    "answers": """
        on_this_page nothing_yet count(answers) where_stored where_session where_off
        how_much(answers,kb) last_saved(moment) last_copied(moment) never_copied no_questions
        did_not_work wait copy_title download download_hint download_page download_page_hint
        copy_made(name) page_made(name) copy_failed copy_too_large(label,mb,most)
        copy_nearly_full(label,mb,most) page_title(title) page_made_on(moment) lock_title lock_hint
        passphrase passphrase_again download_locked passphrase_missing passphrase_differs file_title
        file_hint file_choose file_kept(moment,name) file_to_be_kept(name) file_asks(name)
        file_allow file_failed(name) file_full(name) file_stop file_stopped restore_title restore
        restore_hint file_too_large file_unknown file_newer file_damaged file_locked passphrase_of
        unlock passphrase_wrong dry_run_title dry_run_made(answers,moment) dry_run_undated(answers)
        dry_run_new dry_run_same dry_run_different dry_run_unknown column_question column_here
        column_copy column_would would_new would_same would_different would_unknown dry_run_keeps
        dry_run_nothing more(n) shortened(n,text) show_whole(n) keep_here accept accept_hint cancel
        cancelled restored(answers) undone before_restore before_back before_keep look_title lists
        earlier_editions earlier_editions_hint empty_now saved_before earlier_words(n)
        earlier_why_earlier earlier_why_conflict words_of(moment,why) bring_this_back this_is_back
        moments_title moments_hint moment_of(answers,moment,why) go_back went_back nothing_to_do
        settings_title spellcheck spellcheck_hint shared_computer session_left(answers) session_save
        session_forget session_downloaded(name) session_failed erase_title erase_copy_hint
        erase_copy erase_remains erase_part_title erase_part erase_part_hint erase_which
        erase_confirm erased_part(title) erase_all_title erase erase_hint erase_word erase_label
        erased
    """,
    "people": """
        title about lead no_script fills on_home on_worksheet board nobody add_person show
        show_everyone show_due show_chapter all_chapters show_kind all_kinds shown(all,n)
        nobody_fits no_name follow_up_today follow_up_since(day) follow_up_on(day) follow_up_hint
        mark_contacted marked_contacted(name) change close take_out taken_out(name) other_answers
    """,
    "letters": """
        sum_up_on_paper sum_up_empty recipient no_name_yet still_blank(prompts)
        blank_there(prompt,title) change_it copy_text copied_text not_copied print_text mail_text
        mail_hint mail_too_long share share_hint share_what share_ask(prompts) share_let_go
        share_none share_preview shared_title(title) share_all share_download share_print
        share_made(name)
    """,
    "stuck": """
        part_stretch part_way_up part_fit part_demands part_control part_support part_relationships
        part_role part_change lowest(chapter,part) two_scores_equal(chapters,parts) scores_equal
        then(chapters) tweak(worksheet) tweak_title also_lower(parts) harm(help) help scores_missing
        chosen(chapter) only_a_hint scores_from(day,worksheet) now_title more_there(worksheet)
        stuck_title mark_first mark_chosen keep_scores keep_scores_again scores_kept_on(day)
        begin_check_in check_in_begun now week(n) scores_title column_part remove_check_in
        show_all(n) show_ends
    """,
    "week": """
        title about lead no_script home paper_step(n) look_back_link plan_link low_energy
        week_of(day) nothing_yet add_step new_step untitled week_is_full too_many_steps did_it
        change ready move move_to move_there next_week cancel_step if_then(text) sure(n)
        earlier_words(text) unsure smaller(text) smaller_is make_smaller use_smaller step_done(what)
        step_cancelled(what) step_made_smaller(what) moved(day,what) moved_week(what)
        step_brought(what) step_reopened(what) taken_back step_restored(what) in_week(day)
        do_this_week done_steps(n) cancelled_steps(n) not_done bring_back_step copy copied
        copy_yourself next_thing(text) make_step make_next_step step_is_made step_is_there look_back
        look_back_lead look_back_done look_back_start look_back_begun(day) calendar calendar_lead
        calendar_open pick_steps_one(n) pick_steps_other(n) pick_look_back pick_milestones_one(n)
        pick_milestones_other(n) pick_touches_one(n) pick_touches_other(n) pick_gratitude pick_none
        how_often once_a_week twice_a_week on_day at_time words_for_noon alarm alarm_none alarm_then
        alarm_before(n) private private_warning neutral(n) neutral_day gratitude calendar_download
        calendar_made_one(n) calendar_made_other(n) calendar_unread_one(n) calendar_unread_other(n)
        calendar_hint
    """,
}
"""Every key by group, with the placeholders that its text must have."""


def validate(messages: Messages, path: str) -> Iterator[Finding]:
    """Yield every message that is missing, unknown, or has other placeholders."""
    for group, keys in REQUIRED_MESSAGES.items():
        needed = {key: set(GAP_NAMES.findall(gaps)) for key, gaps in KEY.findall(keys)}
        texts: MessageGroup = getattr(messages, group)
        for key in needed.keys() - texts.keys():
            yield Finding(path, (group,), f'the message "{key}" is missing. Add it.')
        for key, text in texts.items():
            yield from _validate_message(path, group, key, text, needed)


def _validate_message(
    path: str, group: str, key: str, text: str, needed: dict[str, set[str]]
) -> Iterator[Finding]:
    gaps = needed.get(PLURAL.sub("_other", key))
    if gaps is None:
        message = f'unknown message key "{key}".{did_you_mean(key, needed)}'
        yield Finding(path, (group, key), message)
    elif gaps != set(GAP.findall(text)):
        names = ", ".join(f"{{{name}}}" for name in sorted(gaps)) or "none"
        yield Finding(path, (group, key), f"{key}: the placeholders here are {names}.")
