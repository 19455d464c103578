from walkwith.referrals.rules.meetings import nearest_in_time

__all__ = ["nearest_in_time"]
