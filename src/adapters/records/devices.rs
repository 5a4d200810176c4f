//! Requests of devices: by device code, by user code.

use super::{Changes, Records, clients, grants, keys, put_expiring, read, remove_expiring};
use crate::model::{Consent, DeviceRequest, DeviceState, Hash32};
use crate::ports::{Bought, Redeemed, StoreError};

/// See [`Store::put_device`](crate::ports::Store::put_device).
pub(super) fn put(
    records: &dyn Records,
    changes: &mut Changes,
    device: &Hash32,
    request: &DeviceRequest,
) -> Result<bool, StoreError> {
    let by_user = keys::by_hash(keys::USER_CODE, &request.user_code);
    if records.get(&by_user)?.is_some() {
        return Ok(false);
    }
    put_expiring(records, changes, by_user, request.expires_at, device)?;
    put_expiring(records, changes, keys::by_hash(keys::DEVICE, device), request.expires_at, request)?;
    Ok(true)
}

/// See [`Store::device`](crate::ports::Store::device).
pub(super) fn look(records: &dyn Records, device: &Hash32) -> Result<Option<DeviceRequest>, StoreError> {
    read(records, &keys::by_hash(keys::DEVICE, device))
}

/// See [`Store::device_by_user_code`](crate::ports::Store::device_by_user_code).
pub(super) fn by_user_code(
    records: &dyn Records,
    user_code: &Hash32,
) -> Result<Option<(Hash32, DeviceRequest)>, StoreError> {
    let Some(device) = read::<Hash32>(records, &keys::by_hash(keys::USER_CODE, user_code))? else { return Ok(None) };
    Ok(look(records, &device)?.map(|request| (device, request)))
}

/// See [`Store::update_device`](crate::ports::Store::update_device).
pub(super) fn update(
    records: &dyn Records,
    changes: &mut Changes,
    device: &Hash32,
    request: &DeviceRequest,
    consent: Option<&Consent>,
) -> Result<bool, StoreError> {
    if look(records, device)?.is_none_or(|kept| kept.version != request.version) {
        return Ok(false);
    }
    if let Some(consent) = consent {
        clients::put_consent(records, changes, consent)?;
    }
    let next = DeviceRequest { version: request.version.saturating_add(1), ..request.clone() };
    put_expiring(records, changes, keys::by_hash(keys::DEVICE, device), next.expires_at, &next)?;
    Ok(true)
}

/// See [`Store::redeem_device`](crate::ports::Store::redeem_device).
pub(super) fn redeem(
    records: &dyn Records,
    changes: &mut Changes,
    device: &Hash32,
    bought: &Bought,
) -> Result<Redeemed, StoreError> {
    let Some(DeviceRequest { state: DeviceState::Allowed(_), user_code, .. }) = look(records, device)? else {
        return Ok(Redeemed::Unknown);
    };
    remove_expiring(records, changes, keys::by_hash(keys::USER_CODE, &user_code))?;
    remove_expiring(records, changes, keys::by_hash(keys::DEVICE, device))?;
    grants::begin(records, changes, bought)?;
    Ok(Redeemed::Done)
}

/// See [`Store::spend_device`](crate::ports::Store::spend_device).
pub(super) fn spend(records: &dyn Records, changes: &mut Changes, device: &Hash32) -> Result<(), StoreError> {
    if let Some(request) = look(records, device)? {
        remove_expiring(records, changes, keys::by_hash(keys::USER_CODE, &request.user_code))?;
        remove_expiring(records, changes, keys::by_hash(keys::DEVICE, device))?;
    }
    Ok(())
}
