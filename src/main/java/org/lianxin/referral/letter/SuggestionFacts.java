package org.lianxin.referral.letter;

import org.lianxin.referral.organisation.Office;

/**
 * All that the draft of a reply to a suggestion is made of.
 *
 * @param session of the congress, such as 市六届人大五次会议
 * @param number of the suggestion in that session
 * @param deputies their names, the first one leading
 */
public record SuggestionFacts(Office office, String session, String number, String title, String deputies) {}
